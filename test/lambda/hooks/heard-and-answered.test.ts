import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import type { WarningId } from '#skill';
import { brand } from '../../../brand/brand.ts';
import { alexaOptIn } from '../../../lambda/delivery/alexa-opt-in.ts';
import { alexaProactive } from '../../../lambda/delivery/alexa-proactive.ts';
import { makeDeliver } from '../../../lambda/delivery/deliver.ts';
import { hub } from '../../../lambda/delivery/hub.ts';
import { pushWords } from '../../../lambda/delivery/push-words.ts';
import { signWebhook } from '../../../lambda/delivery/standard-webhooks.ts';
import { keyedHash } from '../../../lambda/hash.ts';
import { hookRouter } from '../../../lambda/hooks/hooks.ts';
import type { Db } from '../../../lambda/store/db.ts';
import { sqlWarningStore } from '../../../lambda/store/sql-warning-store.ts';
import { planKnocks } from '../../../lambda/watch/plan-knocks.ts';
import { freshDatabase } from '../../support/database.ts';
import { testKeyring } from '../../support/keyring.ts';
import { listen } from '../../support/listen.ts';
import { amazon, customer as amazonUser, skill } from '../delivery/amazon.ts';
import { bankHub, hubSecret, status } from '../delivery/bank-hub.ts';
import { openedSql } from '../store/opened.ts';
import { account, linkedPerson, noon, transaction } from '../store/people.ts';
import { alert, secret } from './house.ts';

const sessionSecret = 'session secret of at least 32 characters';
const locales = fileURLToPath(new URL('../../../locales', import.meta.url));

/** A bank with a fraud engine and a hub, Amazon, PostgreSQL, and between them what runs in production. The test sets the clock. */
async function house(db: Db, hubAnswers: Parameters<typeof bankHub>[0]) {
  let now = new Date(noon);
  const clock = () => now;
  const keyring = testKeyring();
  const store = openedSql(db, keyring);
  const warnings = sqlWarningStore(db);
  const [bank, alexa] = await Promise.all([bankHub(hubAnswers, clock), amazon()]);
  const hooks = hookRouter({
    secrets: [secret],
    store: warnings,
    plan: planKnocks(pushWords(locales, brand)),
    changed: async () => {},
    known: [],
    openDays: 14,
    now: clock,
    log: () => {},
  });
  const api = await listen(() => express().use('/api/v1', hooks));
  const deliver = makeDeliver({
    store: warnings,
    keyring,
    channels: {
      hub: hub({ url: bank.origin, secrets: [hubSecret], now: clock }),
      alexa: alexaProactive({ ...skill, stage: 'live', now: clock, amazon: alexa.parts }),
      'web-push': null,
    },
    now: clock,
    log: () => {},
  });
  const person = await linkedPerson(store);
  await store.saveBankData(person.id, {
    accounts: [account(`${person.id}/checking-1`)],
    transactions: [transaction(`${person.id}/tx-77`, { accountId: `${person.id}/checking-1` })],
  });
  await warnings.choose(person.id, { phrase: 'blue heron' });

  return {
    bank,
    alexa,
    warnings,
    person: person.id,
    /** The fraud engine's alert, as it signs it; gives our id of the warning */
    raise: async (id: string): Promise<WarningId> => {
      const body = JSON.stringify({ ...alert, id, customer: person.id, payment: undefined });
      const response = await fetch(`${api.origin}/api/v1/warnings`, {
        method: 'POST',
        body,
        headers: { ...signWebhook(id, now, body, [secret]) },
      });
      return ((await response.json()) as { warning: WarningId }).warning;
    },
    /** Every minute until then somebody sends what is due; gives the minutes in which there was something. */
    until: async (minute: number): Promise<readonly number[]> => {
      const busy: number[] = [];
      const first = (now.getTime() - Date.parse(noon)) / 60_000;
      for (let at = first; at <= minute; at++) {
        now = new Date(Date.parse(noon) + at * 60_000);
        alexa.state.now = now;
        while ((await deliver()) > 0) busy.push(at);
      }
      return busy;
    },
    optIn: async (subscribed: boolean) => {
      await store.bindSubject(person.link.tokenHash, 'alexa', keyedHash('subject', amazonUser, sessionSecret));
      const tell = alexaOptIn({ store: warnings, keyring, secret: sessionSecret });
      await tell({ userId: amazonUser, apiEndpoint: alexa.origin, at: now.toISOString(), subscribed });
    },
    nowIso: () => now.toISOString(),
    close: () => Promise.all([bank, alexa, api].map((server) => server.close())),
  };
}

describe("from the bank's alert to the customer's answer, on PostgreSQL", () => {
  let db: Db;
  let here: Awaited<ReturnType<typeof house>>;
  beforeAll(async () => {
    ({ db } = await freshDatabase());
  });
  afterAll(() => db.close());
  beforeEach(async () => {
    here = await house(db, [status(503), status(500), status(204)]);
  });
  afterEach(() => here.close());

  test('a hub that fails twice is told at the third try, once, and later what the customer answered', async () => {
    const warning = await here.raise('FR-1');
    expect(await here.until(10)).toEqual([0, 1, 6]);
    expect(new Set(here.bank.asked.map(({ id }) => id)).size).toBe(1);
    const [told] = here.bank.kept.values();
    expect(told?.type).toBe('warning.opened');
    expect(told?.data).toMatchObject({ customer: here.person, warning, title: `${brand.name}, blue heron` });
    expect(told?.data['text']).toContain('blue heron');

    const answer = { warning, answer: 'not-mine', over: 'alexa', now: here.nowIso() } as const;
    expect(await here.warnings.answer(here.person, answer)).toBe(true);
    expect(await here.warnings.answer(here.person, { ...answer, answer: 'mine' })).toBe(false);
    expect(await here.until(80)).toEqual([10]);
    expect([...here.bank.kept.values()].slice(1)).toEqual([
      {
        type: 'warning.answered',
        timestamp: answer.now,
        data: { customer: here.person, warning, alert: 'FR-1', transaction: 'tx-77', answer: 'not-mine', over: 'alexa' },
      },
    ]);
  });

  test('who answered before the hub was well again is not told of it any more', async () => {
    const warning = await here.raise('FR-2');
    await here.until(0);
    await here.warnings.answer(here.person, { warning, answer: 'mine', over: 'app', now: here.nowIso() });
    await here.until(60);
    expect([...here.bank.kept.values()].map(({ type }) => type)).toEqual(['warning.answered']);
  });

  test('who allowed notifications hears a knock on Alexa; who took them back unseen is asked no more', async () => {
    await here.optIn(true);
    await here.raise('FR-3');
    await here.until(10);
    expect(here.alexa.state.events.map(({ event }) => event.event.payload.messageGroup.creator.name)).toEqual([
      `${brand.name}, blue heron`,
    ]);

    here.alexa.state.subscribed.clear();
    await here.raise('FR-4');
    await here.until(20);
    const rows = () =>
      db.query<{ outcome: string }>(`select outcome from delivery where customer_id = $1 and channel = 'alexa' order by due_at`, [
        here.person,
      ]);
    expect((await rows()).map(({ outcome }) => outcome)).toEqual(['delivered', 'gone']);
    await here.raise('FR-5');
    expect(await rows()).toHaveLength(2);
  });

  test('who has no phrase is sent nothing', async () => {
    await here.warnings.choose(here.person, { phrase: null });
    await here.raise('FR-6');
    expect([await here.until(5), here.bank.asked]).toEqual([[], []]);
  });
});
