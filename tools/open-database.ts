import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readDemoConfig, readKms } from '../lambda/config.ts';
import type { KeyPort } from '../lambda/keys/keys.ts';
import { kmsKeys } from '../lambda/keys/kms-keys.ts';
import { keyFile, keyFileOf, localKeys } from '../lambda/keys/local-keys.ts';
import type { Db } from '../lambda/store/db.ts';
import { openPglite } from '../lambda/store/pglite.ts';
import { openPostgres } from '../lambda/store/postgres.ts';

export interface Where {
  /** Of the demo, as given to `npm start` */
  readonly seed?: string | undefined;
  readonly today?: string | undefined;
}

/** Options of every command that reads a database. */
export const whereOptions = { seed: { type: 'string' }, today: { type: 'string' } } as const;

/** How to say where it is, for the head of a usage line */
export const whereUsage = '[--seed TEXT] [--today YYYY-MM-DD], or DATABASE_URL';

const statementTimeoutMs = 60_000;

/** The PostgreSQL of DATABASE_URL, or else the demo's own database while `npm start` does not run. Rejects with one line. */
export async function openDatabase(where: Where): Promise<Db> {
  const url = process.env.DATABASE_URL;
  if (url) return openPostgres(url, statementTimeoutMs);
  const folder = demoFolder(where);
  if (!existsSync(folder)) throw new Error(`no database: set DATABASE_URL, or run npm start once (it keeps the demo in ${folder}).`);
  return openPglite(folder);
}

/** Where its keys are wrapped: AWS KMS by the settings of the functions (lambda/config.ts), or the demo's key file. */
export function openKeys(where: Where): KeyPort {
  return process.env.DATABASE_URL ? kmsKeys(readKms(process.env)) : localKeys(keyFile(keyFileOf(demoFolder(where))));
}

function demoFolder({ seed, today }: Where): string {
  const { dataDir } = readDemoConfig({ seed, today }, { ...process.env, TELLBACK_STAGE: 'demo' });
  return resolve(process.env.TELLBACK_ROOT ?? process.cwd(), dataDir);
}
