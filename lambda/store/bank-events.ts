import { createHash } from 'node:crypto';
import type { Platform } from '#skill';
import type { BankEvent, NewDelivery } from './warning-store.ts';

export type EventDelivery = Extract<NewDelivery, { readonly kind: 'event' }>;

/** The bank's hub may be down for a weekend; what it was not told in a week is on the customer's record. */
const lifeMs = 7 * 86_400_000;

/** The UUID that the same parts always have (RFC 9562, version 8). */
function uuidOf(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

/** What the bank is told, as a delivery to its hub. `key` names the occasion: told again, it is the same delivery. */
export function eventOf(
  customerId: string,
  key: string,
  body: BankEvent,
  { now, over }: { readonly now: string; readonly over: Platform | 'app' },
): EventDelivery {
  return {
    kind: 'event',
    channel: 'hub',
    id: uuidOf(customerId, body.type, key),
    body: { ...body, at: now, over },
    dueAt: now,
    expiresAt: new Date(Date.parse(now) + lifeMs).toISOString(),
  };
}
