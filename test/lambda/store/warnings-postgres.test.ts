import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sqlWarningStore } from '../../../lambda/store/sql-warning-store.ts';
import { freshDatabase } from '../../support/database.ts';
import { deliveryContract } from './delivery-contract.ts';
import { openedSql } from './opened.ts';
import { noon, transaction } from './people.ts';
import { calm, type OpenedWarnings, paidPerson } from './warned-people.ts';
import { warningContract } from './warning-contract.ts';
import { watchContract } from './watch-contract.ts';

let opened: OpenedWarnings;
beforeAll(async () => {
  const { db } = await freshDatabase();
  opened = { db, store: openedSql(db), warnings: sqlWarningStore(db) };
});
afterAll(() => opened.db.close());

describe('warnings on PostgreSQL', () => {
  watchContract(() => opened);
  warningContract(() => opened);
  deliveryContract(() => opened);

  test('a sync and a watch of the same payments at once wait for each other', async () => {
    const rows = Array.from({ length: 400 }, (_, n) => transaction(`t${n}`, { date: `2026-11-${String(20 - (n % 19)).padStart(2, '0')}` }));
    const { id } = await paidPerson(opened, rows);
    for (let round = 0; round < 12; round += 1) {
      await opened.db.query('update transaction set watched = false where customer_id = $1', [id]);
      const changed = rows.map((row) => ({ ...row, amountMinor: BigInt(-round - 1) }));
      await Promise.all([
        opened.store.saveBankData(id, { accounts: [], transactions: changed }),
        opened.warnings.watch(id, noon, (unwatched) => calm(unwatched)),
      ]);
    }
    expect(await opened.db.query('select from transaction where customer_id = $1 and not watched', [id])).toEqual([]);
  });
});
