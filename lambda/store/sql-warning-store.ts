import type { CustomerId } from '#skill';
import { answerWarning } from './answer-warning.ts';
import type { Db, Queries } from './db.ts';
import { deliveries } from './deliveries.ts';
import { lockCustomer } from './lock-customer.ts';
import { openDispute } from './open-dispute.ts';
import { pushAddresses } from './push-addresses.ts';
import { raise } from './raise.ts';
import { setCards } from './set-card.ts';
import { readDisputes, readWarnings } from './warning-records.ts';
import type { WarningStore } from './warning-store.ts';
import { toWatch, watch } from './watch.ts';
import { choose, readChoices } from './watch-choices.ts';

/** The warning store over a migrated database. */
export function sqlWarningStore(db: Db): WarningStore {
  const locked = (id: CustomerId, work: (tx: Queries) => Promise<boolean>): Promise<boolean> =>
    db.transaction(async (tx) => (await lockCustomer(tx, id)) && (await work(tx)));

  return {
    watch: watch(db),
    toWatch: (shard, limit, after) => toWatch(db, shard, limit, after),
    raise: raise(db),
    warnings: (id, page) => readWarnings(db, id, page),
    answer: (id, answer) => locked(id, (tx) => answerWarning(tx, id, answer, null)),
    dispute: async (id, dispute) => {
      await locked(id, (tx) => openDispute(tx, id, dispute));
    },
    disputes: (id) => readDisputes(db, id),
    setCard: (id, accountId, card, now, over) => locked(id, async (tx) => (await setCards(tx, id, [accountId], card, { now, over })) === 1),
    choices: (id) => readChoices(db, id),
    choose: (id, choices) => choose(db, id, choices),
    ...pushAddresses(db),
    ...deliveries(db),
  };
}
