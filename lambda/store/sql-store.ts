import { sqlBankReader } from './bank-reader.ts';
import { commit } from './commit.ts';
import type { Db } from './db.ts';
import { readLedger } from './ledger.ts';
import { isClosed, load } from './load.ts';
import { firstSeen, forget } from './replay.ts';
import type { Store, Writer } from './store.ts';
import { sqlWriter } from './writer.ts';

/** The store over a migrated database. Closing it closes the database. */
export function sqlStore(db: Db): Store & Writer {
  return {
    ...sqlWriter(db),
    load: (query) => load(db, query),
    commit: (turn) => commit(db, turn),
    bank: (customer, now) => sqlBankReader(db, customer, now),
    ledger: (customer, requestId) => readLedger(db, customer, requestId),
    firstSeen: (key, now, seconds) => firstSeen(db, key, now, seconds),
    forget: (key) => forget(db, key),
    isClosed: (platform) => isClosed(db, platform),
    close: () => db.close(),
  };
}
