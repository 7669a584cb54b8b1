import type { Keyring } from '../keys/keys.ts';
import { customerAccounts } from './customer-accounts.ts';
import { customerConsent } from './customer-consent.ts';
import { erase } from './customer-erasure.ts';
import { readEverything } from './customer-export.ts';
import { customerLedger } from './customer-ledger.ts';
import { customerLinks } from './customer-links.ts';
import { changeSettings, readCustomer, signedIn } from './customer-record.ts';
import type { CustomerStore } from './customer-store.ts';
import { sweep } from './customer-sweep.ts';
import { customerTasks } from './customer-tasks.ts';
import type { Db } from './db.ts';
import { webSessions } from './web-sessions.ts';

/** The customer store over a migrated database. The keyring signs ledgers anew whose oldest rows are swept. */
export function sqlCustomerStore(db: Db, keyring: Pick<Keyring, 'mac'>): CustomerStore {
  return {
    customer: (id, now) => readCustomer(db, id, now),
    signedIn: (id, now) => signedIn(db, id, now),
    changeSettings: (id, settings) => changeSettings(db, id, settings),
    ...customerLinks(db),
    ...customerConsent(db),
    ...customerAccounts(db),
    ...customerTasks(db),
    ...customerLedger(db),
    ...webSessions(db),
    everything: (id) => readEverything(db, id),
    erase: (id, now) => erase(db, id, now),
    sweep: (now, keep) => sweep(db, keyring, now, keep),
  };
}
