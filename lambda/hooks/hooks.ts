import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import type * as z from 'zod/mini';
import type { CustomerId } from '#skill';
import type { KnownMerchant } from '#skill/build';
import { type bankAlert, hooks, type paymentsChanged } from '../../companion/api/hooks.ts';
import { ApiError, type Operation } from '../../companion/api/operations.ts';
import { failed, neverKept, refuse, send } from '../companion/answers.ts';
import { checkedInput } from '../companion/checked.ts';
import { verifyWebhook } from '../delivery/standard-webhooks.ts';
import type { Log } from '../log.ts';
import type { WarningStore } from '../store/warning-store.ts';
import type { PlanKnocks } from '../watch/plan-knocks.ts';
import { alertOf } from './alert-of.ts';

export interface HookParts {
  /** Of the bank's systems that call here, any is enough; none: there is nothing here */
  readonly secrets: readonly string[];
  readonly store: Pick<WarningStore, 'raise'>;
  readonly plan: PlanKnocks;
  /** The customer's payments are read and looked at, or it is noted that they should be. Rejects: the bank tries again. */
  readonly changed: (customer: CustomerId) => Promise<void>;
  readonly known: readonly KnownMerchant[];
  /** How long a warning stays open for which the bank names no end */
  readonly openDays: number;
  readonly now: () => Date;
  readonly log: Log;
}

const largestBody = '32kb';

/** POST /warnings and /transactions under /api/v1, for the bank's own systems. What else is asked there passes by. */
export function hookRouter({ secrets, store, plan, changed, known, openDays, now, log }: HookParts): Router {
  const router = Router({ caseSensitive: true, strict: true });
  // A signature is over the bytes as they came.
  const signed = [neverKept, express.raw({ type: () => true, limit: largestBody, inflate: false }), signedBy(secrets, now)];

  router.post(hooks.raiseWarning.path, signed, async (request: Request, response: Response) => {
    const sent = read(hooks.raiseWarning, request.body) as z.infer<typeof bankAlert>;
    const at = now().toISOString();
    const alert = alertOf(sent, { known, openDays, now: at });
    const raised = await store.raise(alert, at, (facts) => plan(alert, facts, at));
    if (raised === 'conflict') return refuse(response, 'conflict');
    if (raised === 'unknown') return refuse(response, 'not.found');
    return send(response, raised === 'raised' ? 201 : 200, JSON.stringify({ warning: alert.id }));
  });

  router.post(hooks.paymentsChanged.path, signed, async (request: Request, response: Response) => {
    const { customer } = read(hooks.paymentsChanged, request.body) as z.infer<typeof paymentsChanged>;
    await changed(customer as CustomerId);
    send(response, 202, JSON.stringify({ done: true }));
  });

  router.use([hooks.raiseWarning.path, hooks.paymentsChanged.path], failed(log));
  return router;
}

/** Before anything is parsed. Without a secret there is nothing here, signed or not. */
const signedBy =
  (secrets: readonly string[], now: () => Date): RequestHandler =>
  (request, response, next) => {
    const { body, headers } = request as { readonly body: unknown; readonly headers: Readonly<Record<string, string | string[]>> };
    if (secrets.length === 0) return refuse(response, 'not.found');
    if (!Buffer.isBuffer(body) || verifyWebhook(headers, body, secrets, now()) === null) return unsigned(response);
    return next();
  };

const unsigned = (response: Response): void =>
  send(response.set('www-authenticate', 'Standard-Webhooks'), 401, JSON.stringify({ error: { code: 'not.signed-in' } }));

function read(operation: Operation, body: Buffer): unknown {
  return checkedInput(operation, { body: parsed(body) })['body'];
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw new ApiError('input.invalid');
  }
}
