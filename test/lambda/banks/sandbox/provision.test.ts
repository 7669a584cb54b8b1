import { beforeEach, describe, expect, test } from '@jest/globals';
import { type CustomerId, factKinds, type Platform } from '#skill';
import { provisionSandbox, sampleCodes, sampleToken } from '../../../../lambda/banks/sandbox/provision.ts';
import { hashOf } from '../../../../lambda/hash.ts';
import { openMemory } from '../../../../lambda/store/memory-store.ts';
import { sqlStore } from '../../../../lambda/store/sql-store.ts';
import { sqlWarningStore } from '../../../../lambda/store/sql-warning-store.ts';
import { freshDatabase } from '../../../support/database.ts';
import { testKeyring } from '../../../support/keyring.ts';
import { readKnownMerchants } from '../known-merchants.ts';

const known = readKnownMerchants();
const now = '2026-11-23T12:00:00Z';
let store: ReturnType<typeof openMemory>;

beforeEach(() => {
  store = openMemory();
});

const load = (platform: Platform, tokenHash: string, at = now) =>
  store.load({ tokenHash, platform, sessionKey: 's', speakerHash: '', requestId: 'r', now: at });

describe('the sandbox provisioned', () => {
  test("links each sample customer: by token on Alexa, by the bank's word elsewhere, all exact but what tells of health and the like", async () => {
    await provisionSandbox({ store, known, seed: 'harbour', now });
    for (const [id, zone, household] of [
      ['demo-us', 'America/New_York', 'exact'],
      ['demo-gb', 'Europe/London', 'nothing'],
      ['demo-be', 'Europe/Brussels', 'exact'],
    ] as const) {
      const alexa = await load('alexa', hashOf('token', sampleToken(id)));
      expect(alexa).toMatchObject({ customer: { id, zone }, link: { household, privateMode: false }, proof: { chosen: 'none' } });
      const cells = alexa?.consents.map(({ account, kind, precision }) => ({ account, kind, precision }));
      const expected = factKinds.map((kind) => ({ account: null, kind, precision: kind === 'sensitive-merchant' ? 'nothing' : 'exact' }));
      expect(cells).toHaveLength(expected.length);
      expect(cells).toEqual(expect.arrayContaining(expected));
      for (const platform of ['web-chat', 'phone', 'slack', 'other-chat'] as const)
        expect((await load(platform, hashOf('bank', id)))?.customer.id).toBe(id);
      expect(await load('web-chat', hashOf('token', sampleToken(id)))).toBeNull();
    }
  });

  test('each start is a login at the bank', async () => {
    const token = hashOf('token', sampleToken('demo-be'));
    for (const start of [now, '2026-11-25T12:00:00Z']) {
      await provisionSandbox({ store, known, seed: 'harbour', now: start, people: ['demo-be'] });
      expect(Date.parse((await load('alexa', token, start))?.customer.loginAt ?? '')).toBe(Date.parse(start));
    }
  });

  test('each sample customer has been to a pharmacy lately: a payment whose merchant is not told', async () => {
    await provisionSandbox({ store, known, seed: 'harbour', now });
    for (const id of ['demo-us', 'demo-gb', 'demo-be']) {
      const reader = store.bank(id as CustomerId, now);
      const accounts = (await reader.accounts()).map((account) => account.id);
      const sensitive = (await reader.merchants(accounts)).filter((merchant) => merchant.sensitive);
      expect(sensitive.length).toBeGreaterThan(0);
      expect(sensitive.every(({ lastOn }) => lastOn > '2026-09-23')).toBe(true);
    }
  });

  test("a code of the bank's app belongs to its customer and is fresh again at the next start", async () => {
    const code = hashOf('code', sampleCodes['demo-us'] ?? '');
    await provisionSandbox({ store, known, seed: 'harbour', now });
    expect(await store.spendCode(code, 'phone', now)).toBe('demo-us');
    expect(await store.spendCode(code, 'phone', now)).toBeNull();
    await provisionSandbox({ store, known, seed: 'harbour', now });
    expect(await store.spendCode(code, 'phone', now)).toBe('demo-us');
  });

  test('a code is eight digits, as the door takes it', () => {
    for (const code of Object.values(sampleCodes)) expect(code).toMatch(/^\d{8}$/);
  });

  test('what the customer changed stays at the next start, and the days since are there', async () => {
    await provisionSandbox({ store, known, seed: 'harbour', now });
    await store.saveConsents('demo-us', []);
    await provisionSandbox({ store, known, seed: 'harbour', now: '2026-11-25T12:00:00Z' });
    expect((await load('alexa', hashOf('token', 'demo-us-token')))?.consents).toEqual([]);
    expect(await store.newestDate('demo-us')).toBe('2026-11-25');
  });

  test('each sample customer has words that stand in every push, and keeps their own once they choose others', async () => {
    const { db } = await freshDatabase();
    const warnings = sqlWarningStore(db);
    const stored = sqlStore(db, testKeyring());
    const phrases = async () => {
      await provisionSandbox({ store: stored, warnings, known, seed: 'harbour', now, people: ['demo-gb', 'demo-be'] });
      const choices = await Promise.all(['demo-gb', 'demo-be'].map((id) => warnings.choices(id as CustomerId)));
      return choices.map(({ phrase }) => phrase);
    };
    expect(await phrases()).toEqual(['copper kettle', 'renard roux']);
    await warnings.choose('demo-be' as CustomerId, { phrase: 'vent du nord' });
    expect(await phrases()).toEqual(['copper kettle', 'vent du nord']);
  });

  test('each customer lives in the day of their own zone, unless a day is given', async () => {
    const night = '2026-11-24T02:00:00Z';
    await provisionSandbox({ store, known, seed: 'harbour', now: night });
    expect([await store.newestDate('demo-us'), await store.newestDate('demo-be')]).toEqual(['2026-11-23', '2026-11-24']);
    store = openMemory();
    await provisionSandbox({ store, known, seed: 'harbour', now: night, today: '2026-11-20' });
    expect([await store.newestDate('demo-us'), await store.newestDate('demo-be')]).toEqual(['2026-11-20', '2026-11-20']);
  });

  test('further customers come by number', async () => {
    await provisionSandbox({ store, known, seed: 'harbour', now, customers: 2 });
    for (const id of ['c-00001', 'c-00002']) {
      expect((await load('alexa', hashOf('token', sampleToken(id))))?.customer.id).toBe(id);
      const reader = store.bank(id as CustomerId, now);
      const accounts = (await reader.accounts()).map((account) => account.id);
      expect((await reader.transactions({ accounts }, { offset: 0, limit: 1 })).totalCount).toBeGreaterThan(80);
    }
  });
});
