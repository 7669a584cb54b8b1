import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Db } from '../../../lambda/store/db.ts';
import { openPostgres } from '../../../lambda/store/postgres.ts';
import { freshDatabase } from '../../support/database.ts';
import { testKeyring } from '../../support/keyring.ts';
import { actsContract } from './acts-contract.ts';
import { bankContract } from './bank-contract.ts';
import { dbContract } from './db-contract.ts';
import { ledgerContract } from './ledger-contract.ts';
import { onceContract } from './once-contract.ts';
import { openedSql } from './opened.ts';
import type { Opened } from './people.ts';
import { pinContract } from './pin-contract.ts';
import { sameAsMemory } from './same-as-memory.ts';
import { sqlContract } from './sql-contract.ts';
import { turnContract } from './turn-contract.ts';
import { warnedTurnContract } from './warned-turn-contract.ts';

let url: string;
let db: Db;
let store: Opened;
const keyring = testKeyring();

beforeAll(async () => {
  ({ url, db } = await freshDatabase());
  store = openedSql(db, keyring);
});
afterAll(() => store.close());

describe('the store on PostgreSQL', () => {
  dbContract(() => db);
  turnContract(() => store);
  ledgerContract(() => store);
  actsContract(() => store);
  warnedTurnContract(() => store);
  pinContract(() => store);
  onceContract(() => store);
  bankContract(() => store);
  sqlContract(() => ({ db, store }));
  sameAsMemory(() => store, 60);
});

describe('a PostgreSQL server that misbehaves', () => {
  test('a statement that takes too long is stopped', async () => {
    const impatient = openPostgres(url, 100);
    await expect(impatient.query('select pg_sleep(5)')).rejects.toThrow(/statement timeout/);
    await impatient.close();
  });

  test('a query whose connection the server closes is asked again on another', async () => {
    const other = openPostgres(url);
    const [mine] = await other.query<{ id: number }>('select pg_backend_pid() as id');
    const suicide = await other.query('select pg_terminate_backend(pg_backend_pid()) where pg_backend_pid() = $1', [mine?.id]);
    expect(suicide).toEqual([]);
    await other.close();
  });

  test('an idle connection the server closes is replaced at the next query', async () => {
    const other = openPostgres(url);
    const [mine] = await other.query<{ id: number }>('select pg_backend_pid() as id');
    await db.query('select pg_terminate_backend($1)', [mine?.id]);
    expect(await other.query('select 1 as one')).toEqual([{ one: 1 }]);
    await other.close();
  });

  test('a secret that could not be fetched is asked for again, and fetched once when it could', async () => {
    let asked = 0;
    const moody = openPostgres(async () => {
      asked += 1;
      if (asked === 1) throw new Error('no secret yet');
      return url;
    });
    await expect(moody.query('select 1')).rejects.toThrow('no secret yet');
    expect(await moody.query('select 1 as one')).toEqual([{ one: 1 }]);
    expect(await moody.query('select 2 as two')).toEqual([{ two: 2 }]);
    expect(asked).toBe(2);
    await moody.close();
  });

  test('one that is not there is an error, not a wait', async () => {
    const nowhere = openPostgres('postgres://nobody@127.0.0.1:1/nothing');
    await expect(nowhere.query('select 1')).rejects.toThrow(/ECONNREFUSED/);
    await nowhere.close();
  });
});
