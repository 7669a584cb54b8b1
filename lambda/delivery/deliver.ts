import { within } from '../deadline.ts';
import type { Keyring } from '../keys/keys.ts';
import type { Log } from '../log.ts';
import type { Delivery, DeliveryResult, PushChannel, WarningStore } from '../store/warning-store.ts';

/** 'gone': the address takes nothing any more. 'refused': nobody will take this. `afterSeconds`: the receiver asked for that much time. */
export type Sent = { readonly status?: number } & (
  | { readonly outcome: 'delivered' | 'gone' | 'refused' }
  | { readonly outcome: 'later'; readonly afterSeconds: number | null }
);

/** Sends once. `address` is the opened one, JSON; null to the hub. The delivery's id tells the receiver a repeat. May reject: then later. */
export type Send = (delivery: Delivery, address: string | null) => Promise<Sent>;

export interface DeliverParts {
  readonly store: Pick<WarningStore, 'claim' | 'settle'>;
  readonly keyring: Pick<Keyring, 'open'>;
  /** Null: not in use here */
  readonly channels: Readonly<Record<'hub' | PushChannel, Send | null>>;
  readonly now: () => Date;
  readonly log: Log;
}

const atOnce = 25;
const leaseSeconds = 60;
/** Within the lease: who is late and sends after all sends a repeat. */
const deadlineMs = 20_000;
/** After the first try, the second ...; then every hour until the delivery's end. The same for all, so that a test can tell the minute. */
const waitMinutes = [1, 5, 15, 60];

/** Tries what is due, up to 25 at once, and gives how many that were: 0 when nothing is left. At least once: a process that dies has sent and not said so. */
export function makeDeliver({ store, keyring, channels, now, log }: DeliverParts): () => Promise<number> {
  const send = async (delivery: Delivery): Promise<Sent> => {
    const channel = channels[delivery.channel];
    if (channel === null) return { outcome: 'refused' };
    if (delivery.channel === 'hub') return channel(delivery, null);
    if (delivery.address === null) return { outcome: 'gone' };
    return channel(delivery, await keyring.open('push', delivery.address, `${delivery.customerId}/${delivery.channel}`));
  };

  const one = async (delivery: Delivery): Promise<void> => {
    const began = performance.now();
    const tried = await within(deadlineMs, () => send(delivery));
    const sent: Sent = typeof tried === 'string' ? { outcome: 'later', afterSeconds: null } : tried;
    const at = now();
    await store.settle(delivery, resultOf(sent, delivery, at), at.toISOString());
    if (sent.outcome === 'delivered') return;
    log({
      event: sent.outcome === 'later' ? 'failed' : 'refused',
      requestId: delivery.id,
      code: `${delivery.channel}.${typeof tried === 'string' ? 'unanswered' : sent.outcome}`,
      ...(sent.status !== undefined && { status: sent.status }),
      durationMs: Math.round(performance.now() - began),
    });
  };

  return async () => {
    const due = await store.claim(now().toISOString(), leaseSeconds, atOnce);
    const lost = (await Promise.allSettled(due.map(one))).find(({ status }) => status === 'rejected');
    if (lost?.status === 'rejected') throw lost.reason;
    return due.length;
  };
}

function resultOf(sent: Sent, { tries }: Delivery, at: Date): DeliveryResult {
  if (sent.outcome !== 'later') return { outcome: sent.outcome };
  const waitSeconds = 60 * (waitMinutes[tries] ?? 60);
  return { outcome: 'later', dueAt: new Date(at.getTime() + 1000 * Math.max(waitSeconds, sent.afterSeconds ?? 0)).toISOString() };
}
