// Deletes what is past its time, once a day: a composition root, and nothing else.
import { brand } from '../../brand/brand.ts';
import { keep } from '../../brand/rules.ts';
import { readJobConfig } from '../config.ts';
import { makeKeyring } from '../keys/keyring.ts';
import { kmsKeys } from '../keys/kms-keys.ts';
import { secretsFrom } from '../secrets.ts';
import { openPostgres } from '../store/postgres.ts';
import { sqlCustomerStore } from '../store/sql-customer-store.ts';
import { sqlKeyStore } from '../store/sql-key-store.ts';

const config = readJobConfig(brand);
const secrets = secretsFrom(config.extension, (line) => process.stderr.write(line));
const statementTimeoutMs = 240_000;
const db = openPostgres(() => secrets.databaseUrl(config.databaseSecret), statementTimeoutMs);
const keyring = makeKeyring({ port: kmsKeys(config.kms), store: sqlKeyStore(db), now: () => new Date() });

export const handler = () => sqlCustomerStore(db, keyring).sweep(new Date().toISOString(), keep);
