import { afterAll, beforeAll, describe } from '@jest/globals';
import { memoryKeyStore } from '../../../lambda/keys/memory-key-store.ts';
import { sqlCustomerStore } from '../../../lambda/store/sql-customer-store.ts';
import { sqlKeyStore } from '../../../lambda/store/sql-key-store.ts';
import { freshDatabase } from '../../support/database.ts';
import { testKeyring } from '../../support/keyring.ts';
import { customerAppContract } from './customer-app-contract.ts';
import { customerContract } from './customer-contract.ts';
import { customerEndContract } from './customer-end-contract.ts';
import { customerForeignContract } from './customer-foreign-contract.ts';
import type { OpenedCustomers } from './full-customer.ts';
import { keyContract } from './key-contract.ts';
import { oauthContract } from './oauth-contract.ts';
import { warningForeignContract } from './warning-foreign-contract.ts';

let opened: OpenedCustomers;
beforeAll(async () => {
  const { db } = await freshDatabase();
  const keyring = testKeyring();
  opened = { db, keyring, store: sqlCustomerStore(db, keyring) };
});
afterAll(() => opened.db.close());

describe('customers on PostgreSQL', () => {
  customerContract(() => opened);
  customerAppContract(() => opened);
  customerEndContract(() => opened);
  customerForeignContract(() => opened);
  warningForeignContract(() => opened);
  oauthContract(() => opened);
  keyContract(() => sqlKeyStore(opened.db));
});

describe('keys in memory', () => {
  const keys = memoryKeyStore();
  keyContract(() => keys);
});
