import express from 'express';
import type { CustomerId } from '#skill';
import { signWebhook } from '../../../lambda/delivery/standard-webhooks.ts';
import { hookRouter } from '../../../lambda/hooks/hooks.ts';
import { type LogLine, logTo } from '../../../lambda/log.ts';
import type { BankAlert, KnockFacts, NewDelivery } from '../../../lambda/store/warning-store.ts';
import { listen } from '../../support/listen.ts';

export const secret = 'whsec_YSBzZWNyZXQgb2YgdGhlIGZyYXVkIGVuZ2luZQ==';
export const noon = new Date('2026-11-23T12:00:00Z');

/** What the bank's fraud engine sends. */
export const alert = {
  id: 'FR-2026-118',
  customer: 'ada',
  account: 'checking-1',
  transaction: 'tx-77',
  reason: 'compromised-merchant',
  severity: 'severe',
  at: '2026-11-23T11:58:00Z',
  payment: { date: '2026-11-23', amount: '-249.90', currency: 'EUR', merchant: 'Volt Electronics' },
};

const facts: KnockFacts = {
  customerId: 'ada' as CustomerId,
  locale: 'en-US',
  zone: 'Europe/Paris',
  choices: { promise: 'quarter', muted: [], quiet: null, lowBalanceMinor: null, phrase: 'blue heron' },
  knocks: {},
  addresses: [],
};

/** The hooks over HTTP, with a store that holds Ada's checking account and keeps alerts by their ids. */
export async function house({
  secrets = [secret],
  isDown = false,
}: {
  readonly secrets?: readonly string[];
  readonly isDown?: boolean;
} = {}) {
  const raised = new Map<string, BankAlert>();
  const knocks: (readonly NewDelivery[])[] = [];
  const changed: string[] = [];
  const planned: { readonly id: string; readonly expiresAt: string }[] = [];
  const lines: LogLine[] = [];
  const router = hookRouter({
    secrets,
    store: {
      raise: async (sent, _now, plan) => {
        if (isDown) throw Object.assign(new Error('ada could not be reached'), { code: '57P01' });
        const before = raised.get(sent.id);
        if (before !== undefined) return before.sentHash === sent.sentHash ? 'known' : 'conflict';
        if (sent.accountId !== 'ada/checking-1') return 'unknown';
        raised.set(sent.id, sent);
        knocks.push(plan(facts));
        return 'raised';
      },
    },
    plan: ({ id, expiresAt }) => {
      planned.push({ id, expiresAt });
      return [];
    },
    changed: async (customer) => void changed.push(customer),
    known: [{ id: 'volt', name: 'Volt', synonyms: ['Volt Electronics'] }],
    openDays: 14,
    now: () => noon,
    log: logTo((line) => lines.push(JSON.parse(line) as LogLine)),
  });
  const app = express().use('/api/v1', router);
  app.use('/api/v1', (_, response) => void response.status(200).send('the customers of the bank'));
  const server = await listen(() => app);

  const post = async (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) => {
    const response = await fetch(`${server.origin}/api/v1${path}`, { method: 'POST', body, headers });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? null : (JSON.parse(text) as unknown) };
  };
  /** As the bank signs it */
  const sendRaw = (path: string, body: string) => post(path, body, { ...signWebhook('msg-1', noon, body, [secret]) });
  const send = (path: string, body: unknown) => sendRaw(path, JSON.stringify(body));
  return { ...server, raised, planned, changed, lines, post, send, sendRaw };
}
