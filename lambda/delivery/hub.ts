import type { Send } from './deliver.ts';
import type { Delivery } from '../store/warning-store.ts';
import { post, sentBy } from './post.ts';
import { signWebhook } from './standard-webhooks.ts';

export interface HubParts {
  readonly url: string;
  /** The newest first; all of them sign while one is being changed */
  readonly secrets: readonly string[];
  readonly now: () => Date;
}

/**
 * The bank's notification hub, by signed webhooks (companion/api/hooks.ts describes each): a warning its customer should be told of over
 * whatever the bank has, and what the customer answered. Throws if the address is not https, this machine's own excepted.
 */
export function hub({ url, secrets, now }: HubParts): Send {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !(protocol === 'http:' && hostname === '127.0.0.1')) throw new Error('hub.not-https');
  return async (delivery) => {
    const body = JSON.stringify(messageOf(delivery));
    const headers = { 'content-type': 'application/json', ...signWebhook(delivery.id, now(), body, secrets) };
    return sentBy(await post(url, headers, body, now()));
  };
}

function messageOf(delivery: Delivery): object {
  const { customerId: customer, expiresAt } = delivery;
  if (delivery.kind === 'knock') {
    const { title, text, locale } = delivery.body;
    return {
      type: 'warning.opened',
      timestamp: delivery.dueAt,
      data: { customer, warning: delivery.warningId, locale, title, text, expiresAt },
    };
  }
  const { type, at, ...told } = delivery.body;
  return { type, timestamp: at, data: { customer, ...inTheBanksWords(customer, told) } };
}

/** Accounts and payments by the bank's own ids, as it names them to us. */
function inTheBanksWords<Told extends object>(customer: string, told: Told): object {
  const own = (value: unknown) =>
    typeof value === 'string' && value.startsWith(`${customer}/`) ? value.slice(customer.length + 1) : value;
  return Object.fromEntries(
    Object.entries(told).map(([name, value]) => [name, ['account', 'transaction'].includes(name) ? own(value) : value]),
  );
}
