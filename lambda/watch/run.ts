import type { Log } from '../log.ts';
import type { Shard } from '../store/warning-store.ts';
import type { Watch } from './watch.ts';

export interface RunParts {
  /** Null: only the bank's own engine warns (brand/rules.ts) */
  readonly watch: Watch | null;
  /** Sends what is due and gives how many; 0 when nothing is left */
  readonly deliver: () => Promise<number>;
  readonly now: () => Date;
  readonly log: Log;
}

/** What a function keeps back to end in good order. */
const spareMs = 10_000;

/** One scheduled run: a shard is looked at, then everything due is sent, as long as there is time; the next run goes on. */
export const makeRun =
  ({ watch, deliver, now, log }: RunParts) =>
  async (event: unknown, remainingMs: number): Promise<void> => {
    const began = now().getTime();
    const until = new Date(began + remainingMs - spareMs);
    // Half of the time is for sending: a long history to learn must not hold back what was found.
    const half = new Date((began + until.getTime()) / 2);
    const { customers, warnings } = (await watch?.shard(shardOf(event), half)) ?? { customers: 0, warnings: 0 };
    let deliveries = 0;
    for (let sent = 1; sent > 0 && now() < until; deliveries += sent) sent = await deliver();
    log({ event: 'watch', customers, warnings, deliveries, durationMs: now().getTime() - began });
  };

/** As serverless.yml schedules it; anything else is all customers. */
export function shardOf(event: unknown): Shard {
  const { index, of } = (typeof event === 'object' && event !== null ? event : {}) as { readonly index?: unknown; readonly of?: unknown };
  const isShard = Number.isInteger(index) && Number.isInteger(of) && Number(index) >= 0 && Number(index) < Number(of);
  return isShard ? { index: Number(index), of: Number(of) } : { index: 0, of: 1 };
}
