import type { Keyring } from '../../../lambda/keys/keys.ts';
import type { Db } from '../../../lambda/store/db.ts';
import { openMemory } from '../../../lambda/store/memory-store.ts';
import { sqlStore } from '../../../lambda/store/sql-store.ts';
import type { Task } from '../../../lambda/store/tasks.ts';
import { testKeyring } from '../../support/keyring.ts';
import { readActed } from './acted.ts';
import type { Opened } from './people.ts';
import { asOpened, openAll } from './warned-people.ts';

/** A database's store as the contracts want it. */
export function openedSql(db: Db, keyring: Pick<Keyring, 'mac'> = testKeyring()): Opened {
  return {
    ...sqlStore(db, keyring),
    keyring,
    tasksOf: (customerId) =>
      db.query<Omit<Task, 'wish'>>(
        `select kind, platform, body, created_at as "createdAt", expires_at as "expiresAt" from app_task
         where customer_id = $1 order by wish collate "C"`,
        [customerId],
      ),
    saveWarnings: (customerId, warnings) => openAll(db, customerId, warnings.map(asOpened)),
    actedOf: (customerId) => readActed(db, customerId),
  };
}

/** The store in memory as the contracts want it. */
export function openedMemory(): Opened {
  const keyring = testKeyring();
  const { tasks, acted, ...store } = openMemory(keyring);
  const byWish = (a: Task, b: Task) => (a.wish < b.wish ? -1 : 1);
  return {
    ...store,
    keyring,
    actedOf: async (id) => acted(id),
    tasksOf: async (id) => [...tasks(id)].sort(byWish).map(({ wish: _, ...task }) => task),
  };
}
