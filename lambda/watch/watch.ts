import type { CustomerId } from '#skill';
import { codeOf, type Log } from '../log.ts';
import type { Shard, WarningRecord, WarningStore } from '../store/warning-store.ts';
import { decide } from './decide.ts';
import type { PlanKnocks } from './plan-knocks.ts';

export interface WatchParts {
  readonly store: Pick<WarningStore, 'watch' | 'toWatch'>;
  readonly plan: PlanKnocks;
  readonly openDays: number;
  readonly now: () => Date;
  readonly log: Log;
}

export interface Watch {
  /** Looks at what a customer's last sync brought; gives the warnings it opened. Twice, at once or after a crash: the same. */
  one(customer: CustomerId): Promise<readonly WarningRecord[]>;
  /** Every customer of a shard who has something to look at, until `until`. One who fails is logged and left for the next run. */
  shard(shard: Shard, until: Date): Promise<{ readonly customers: number; readonly warnings: number }>;
}

const pageSize = 100;

/** Our own detector over what the syncs brought (issue 4: after each sync, on schedule, on a bank's webhook). */
export function makeWatch({ store, plan, openDays, now, log }: WatchParts): Watch {
  async function one(customer: CustomerId): Promise<readonly WarningRecord[]> {
    const opened: WarningRecord[] = [];
    for (let more = true; more; ) {
      more = false;
      const at = now().toISOString();
      const decided = decide({ plan, openDays, now: at });
      const records = await store.watch(customer, at, (unwatched) => {
        more = true;
        return decided(unwatched);
      });
      opened.push(...records);
    }
    return opened;
  }

  return {
    one,
    shard: async (shard, until) => {
      let [customers, warnings] = [0, 0];
      let page: readonly CustomerId[] = [];
      do {
        page = await store.toWatch(shard, pageSize, page.at(-1) ?? null);
        for (const customer of page) {
          if (now() >= until) return { customers, warnings };
          try {
            warnings += (await one(customer)).length;
            customers += 1;
          } catch (error) {
            log({ event: 'failed', channel: 'watch', code: codeOf(error) });
          }
        }
      } while (page.length === pageSize);
      return { customers, warnings };
    },
  };
}
