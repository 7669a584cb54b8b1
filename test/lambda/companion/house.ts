import { generateKeyPairSync, randomUUID } from 'node:crypto';
import express from 'express';
import { SignJWT } from 'jose';
import type { Ask, CustomerId, Slots } from '#skill';
import { brand } from '../../../brand/brand.ts';
import * as rules from '../../../brand/rules.ts';
import { examples } from '../../../companion/api/examples.ts';
import { type Input, type OperationId, type Output, operations } from '../../../companion/api/operations.ts';
import { bankTokenBy } from '../../../lambda/bank-token.ts';
import { makeApi } from '../../../lambda/companion/api.ts';
import { apiRouter } from '../../../lambda/companion/router.ts';
import type { SetCards } from '../../../lambda/banks/cards.ts';
import type { ApiParts } from '../../../lambda/companion/visit.ts';
import { hashOf } from '../../../lambda/hash.ts';
import { sqlCustomerStore } from '../../../lambda/store/sql-customer-store.ts';
import { sqlStore } from '../../../lambda/store/sql-store.ts';
import { sqlWarningStore } from '../../../lambda/store/sql-warning-store.ts';
import { makeTurn } from '../../../lambda/turn.ts';
import { pageWords } from '../../../lambda/web/words.ts';
import { speakIn } from '../../../locales/speak.ts';
import { freshDatabase } from '../../support/database.ts';
import { testKeyring } from '../../support/keyring.ts';
import { listen } from '../../support/listen.ts';
import { noon } from '../store/full-customer.ts';

export const origin = 'https://my.bank.example';
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const bankKey = { privateKey, publicKey, jwk: publicKey.export({ format: 'jwk' }) };

export type House = Awaited<ReturnType<typeof openHouse>>;

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** The bank's side of cards: what it did, or that it does nothing. */
function inventedCards() {
  const done: string[] = [];
  const state = { answers: true };
  const setCards: SetCards = async (_customer, accounts, card) => {
    if (!state.answers) throw new Error('bank.silent');
    done.push(...accounts.map((account) => `${account} ${card}`));
  };
  return { done, state, setCards };
}

/** The whole API on real PostgreSQL, over HTTP, with the road of a turn beside it on the same store. Each look at the clock is a second later. */
export async function openHouse(own: Partial<Pick<ApiParts, 'rules' | 'brand' | 'vapidPublicKey'>> = {}) {
  const { db } = await freshDatabase();
  const keyring = testKeyring();
  const store = sqlStore(db, keyring);
  const customers = sqlCustomerStore(db, keyring);
  let clock = Date.parse(noon);
  const now = () => {
    clock += 1_000;
    return new Date(clock);
  };
  const names = { bank: brand.name, app: brand.appName, emergencyNumber: brand.emergencyNumber };
  const speak = speakIn('locales', names);
  const warnings = sqlWarningStore(db);
  const bank = inventedCards();
  const vapidPublicKey = examples.readWatch.response.vapidPublicKey;
  const parts: ApiParts = {
    ...{ origin, brand, rules, customers, store, warnings, setCards: bank.setCards, vapidPublicKey, keyring, speak, now, ...own },
    ...pageWords('locales', brand),
  };
  const logged: unknown[] = [];
  const app = express().use(
    '/api/v1',
    apiRouter({
      origin,
      brand: parts.brand,
      tokens: bankTokenBy({ key: bankKey.jwk, audience: 'tellback-api', now }),
      apiFor: (customerId, locale) => makeApi(parts, customerId, locale),
      log: (line) => logged.push(line),
    }),
  );
  const { origin: url, close } = await listen(() => app);
  const turn = makeTurn({
    ...rules,
    ...{ store: async () => store, keyring: async () => keyring, speak, now },
    ...{
      freeze: (customerId, accounts) => bank.setCards(customerId, accounts, 'frozen'),
      sessionSecret: async () => 'secret',
      deadlineMs: 6_000,
      log: () => {},
    },
  });

  /** Sends anything anywhere under /api/v1. */
  const send = async (
    method: string,
    path: string,
    init: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answered> => {
    const { token, body, headers } = init;
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
  };
  const tokenOf = (customerId: string, claims: { audience?: string; seconds?: number } = {}) =>
    new SignJWT()
      .setProtectedHeader({ alg: 'ES256' })
      .setSubject(customerId)
      .setAudience(claims.audience ?? 'tellback-api')
      .setExpirationTime(Math.floor(clock / 1_000) + (claims.seconds ?? 60))
      .sign(bankKey.privateKey);
  /** An operation as the bank's app calls it. */
  const call = async (
    customerId: string,
    id: OperationId,
    input: { id?: unknown; body?: unknown; query?: unknown } = {},
  ): Promise<Answered> => {
    const { method, path } = operations[id];
    const query = new URLSearchParams((input.query ?? {}) as Record<string, string>).toString();
    const filled = path.replace('{id}', encodeURIComponent(String(input.id)));
    return send(method.toUpperCase(), `${filled}${query === '' ? '' : `?${query}`}`, {
      token: await tokenOf(customerId),
      ...(input.body !== undefined && { body: input.body }),
    });
  };
  /** The same where it must be answered. */
  const ask = async <Id extends OperationId>(customerId: string, id: Id, input: Input<Id>): Promise<Output<Id>> => {
    const { status, body } = await call(customerId, id, input as object);
    if (status !== 200) throw new Error(`${id}: ${status} ${JSON.stringify([body, logged.at(-1)])}`);
    return body as Output<Id>;
  };
  /** What a recognised customer hears from Alexa. */
  const hear = async (token: string, intent: Ask['intent'], more: { slots?: Slots; speaker?: Ask['speaker']; sessionId?: string } = {}) => {
    const { slots = {}, speaker = 'person', sessionId = 's1' } = more;
    const told = await turn(
      { requestId: randomUUID(), platform: 'alexa', locale: 'en-US', intent, slots, unreadable: [], speaker },
      {
        ...{ tokenHash: hashOf('token', token), sessionId, sharedProperty: false, personId: null, deviceId: 'echo', accountId: null },
        ...{ pin: null, verified: false },
      },
      'eye',
    );
    return { ...told, text: told.spoken.speech.map((part) => (part.type === 'text' ? part.text : '')).join('') };
  };
  /** A customer with one account and an Alexa of their own that has no leave yet. */
  const customer = async (token: string = randomUUID()) => {
    const id = `customer ${randomUUID()}` as CustomerId;
    const at = new Date(clock).toISOString();
    await store.saveCustomer({ id, region: 'US', zone: 'America/New_York', homeCurrency: 'USD', monthStartsOn: 1 });
    await customers.signedIn(id, at);
    await store.saveLink({
      tokenHash: hashOf('token', token),
      customerId: id,
      platform: 'alexa',
      household: 'nothing',
      expiresAt: null,
      now: at,
    });
    await store.saveBankData(id, {
      accounts: [
        {
          ...{ id: 'acc-1', kind: 'checking', joint: false, name: 'Everyday Checking', nickname: null, lastFour: '4821', currency: 'USD' },
          ...{ availableMinor: 98_765n, bookedMinor: 98_765n, overdraftMinor: null, asOf: at },
        },
      ],
      transactions: [],
    });
    return { id, token };
  };
  return {
    ...{ db, keyring, store, customers, warnings, bank, parts, logged, url, now, send, tokenOf, call, ask, hear, customer },
    opened: { db, keyring, store: customers },
    wait: (minutes: number) => {
      clock += minutes * 60_000;
    },
    close: async () => {
      await close();
      await db.close();
    },
  };
}
