import { afterAll, beforeAll, describe } from '@jest/globals';
import { sqlWarningStore } from '../../../lambda/store/sql-warning-store.ts';
import { freshDatabase } from '../../support/database.ts';
import { deliveryContract } from './delivery-contract.ts';
import { openedSql } from './opened.ts';
import type { OpenedWarnings } from './warned-people.ts';
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
});
