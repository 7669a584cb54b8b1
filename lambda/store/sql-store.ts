import type { Keyring } from '../keys/keys.ts';
import { sqlBankReader } from './bank-reader.ts';
import { commit } from './commit.ts';
import type { Db } from './db.ts';
import { readHead, readLedger, readTold } from './ledger.ts';
import { links } from './links.ts';
import { isClosed, load } from './load.ts';
import { decidePin, prove } from './pin.ts';
import { firstSeen, forget } from './replay.ts';
import type { Store, Writer } from './store.ts';
import { sqlWriter } from './writer.ts';

/** The store over a migrated database; `keyring` signs the ledger. Closing the store closes the database. */
export function sqlStore(db: Db, keyring: Pick<Keyring, 'mac'>): Store & Writer {
  return {
    ...sqlWriter(db),
    ...links(db),
    load: (query) => load(db, query),
    commit: (turn) => commit(db, keyring, turn),
    bank: (customer, now) => sqlBankReader(db, customer, now),
    ledger: (customer, requestId) => readLedger(db, customer, requestId),
    ledgerHead: (customer) => readHead(db, customer),
    told: (customer, platform, range) => readTold(db, customer, platform, range),
    decidePin: decidePin(db),
    prove: (customer, session) => prove(db, customer, session),
    firstSeen: (key, now, seconds) => firstSeen(db, key, now, seconds),
    forget: (key) => forget(db, key),
    isClosed: (platform) => isClosed(db, platform),
    close: () => db.close(),
  };
}
