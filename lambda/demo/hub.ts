import { raw, Router } from 'express';
import type { Push } from '../../simulator/contract.ts';
import { verifyWebhook } from '../delivery/standard-webhooks.ts';
import { fields, text } from '../json.ts';

export interface HubParts {
  /** Signs what is sent here (lambda/delivery/hub.ts) */
  readonly secret: string;
  readonly now: () => Date;
}

/** Stands in for the bank's notification hub: takes the signed webhooks, and keeps for each customer what their phone would show. */
export interface DemoHub {
  /** POST /simulator/hub */
  readonly router: Router;
  /** Newest first */
  pushes(customer: string): readonly Push[];
}

const mostPushes = 20;

export function makeDemoHub({ secret, now }: HubParts): DemoHub {
  const kept = new Map<string, readonly Push[]>();
  const pushes = (customer: string): readonly Push[] => kept.get(customer) ?? [];
  const router = Router();
  router.post('/simulator/hub', raw({ type: () => true, limit: '16kb' }), (request, response) => {
    const body: Uint8Array = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const id = verifyWebhook(request.headers, body, [secret], now());
    if (id === null) return void response.status(401).json({ error: { code: 'hub.unsigned' } });
    const opened = openedIn(body);
    // Sent at least once: the message's id tells a repeat.
    if (opened !== null && !pushes(opened.customer).some((push) => push.id === id)) {
      const { customer, title, text: words } = opened;
      kept.set(customer, [{ id, at: now().toISOString(), title, text: words }, ...pushes(customer)].slice(0, mostPushes));
    }
    return void response.status(204).end();
  });
  return { router, pushes };
}

/** A warning the customer is to be told of; null for whatever else the bank is told. Its bytes are signed: they are ours. */
function openedIn(body: Uint8Array): { readonly customer: string; readonly title: string; readonly text: string } | null {
  const { type, data } = fields(JSON.parse(Buffer.from(body).toString('utf8')));
  const told = fields(data);
  const [customer, title, words] = [text(told['customer']), text(told['title']), text(told['text'])];
  return type === 'warning.opened' && customer !== null && title !== null && words !== null ? { customer, title, text: words } : null;
}
