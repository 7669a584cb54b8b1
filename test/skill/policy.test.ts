import { describe, expect, test } from '@jest/globals';
import { type AccountId, factKinds } from '#skill';
import { customer, everythingExact } from '../builders/customer.ts';

const denied = 'I may not say that here; shall I put a switch for it into the Harbour Bank app?';
const questions = ['Balance', 'CardOwed', 'RecentTransactions', 'FindTransaction', 'Spending'] as const;

describe('consent', () => {
  test('deny by default: without a row nothing is said and nothing is disclosed', async () => {
    const { ask, store } = await customer({ consents: [], accounts: [{}, { id: 'card', kind: 'card' }], transactions: [{}] });
    for (const intent of questions) expect((await ask(intent)).text).toMatch(denied);
    expect(await store.ledger('ana' as never)).toEqual([]);
  });

  test("an account's own cell wins over the row for every account; a sum follows the strictest", async () => {
    const hidden = { id: 'no', platform: 'alexa', account: 'savings' as AccountId, kind: 'balance', precision: 'nothing' } as const;
    const { hear } = await customer({ consents: [...everythingExact, hidden], accounts: [{}, { id: 'savings', kind: 'savings' }] });
    expect(await hear('Balance')).toMatch(/^You have 1,000 dollars/);
    expect(await hear('Balance', { account: { id: 'savings', heard: 'savings' } })).toBe(denied);
    expect(await hear('Balance', { account: { id: 'all', heard: 'all' } })).toBe(denied);
  });

  test('a refusal sounds the same whether or not there is money', async () => {
    const rich = await customer({ consents: [], accounts: [{ availableMinor: 9_999_900n }] });
    const poor = await customer({ consents: [], accounts: [{ availableMinor: 0n }] });
    expect(await rich.ask('Balance')).toEqual(await poor.ask('Balance'));
  });

  test('consent for one platform is none for another', async () => {
    const { hear } = await customer({ consents: everythingExact.map((consent) => ({ ...consent, platform: 'phone' as const })) });
    expect(await hear('Balance')).toBe(denied);
  });

  test('without consent not even the absence of a merchant, card or account is told', async () => {
    const { hear } = await customer({ consents: [], transactions: [{ merchantName: 'Ikea' }] });
    for (const heard of ['ikea', 'casino royal']) expect(await hear('Spending', { merchant: { id: null, heard } })).toBe(denied);
    expect(await hear('CardOwed')).toBe(denied);
    expect(await hear('Balance', { account: { id: null, heard: 'holiday fund' } })).toBe(denied);
  });

  test('a merchant of a hidden account is not known to a question about another', async () => {
    const hidden = factKinds.map((kind) => ({
      id: `no-${kind}`,
      platform: 'alexa' as const,
      account: 'card' as AccountId,
      kind,
      precision: 'nothing' as const,
    }));
    const { hear } = await customer({
      consents: [...everythingExact, ...hidden],
      accounts: [{}, { id: 'card', kind: 'card' }],
      transactions: [{ merchantName: 'Casino Royal', merchantId: 'casino-royal', accountId: 'card' }],
    });
    const checking = { account: { id: 'checking', heard: 'checking' } } as const;
    expect(await hear('Spending', { ...checking, merchant: { id: null, heard: 'casa loyal' } })).toBe('I see no payments to casa loyal.');
  });

  test('should a cell be held twice, no beats yes', async () => {
    const twice = { id: 'again', platform: 'alexa', account: null, kind: 'balance', precision: 'nothing' } as const;
    const { hear } = await customer({ consents: [...everythingExact, twice] });
    expect(await hear('Balance')).toBe(denied);
  });
});

describe('disclosures', () => {
  test('a sum discloses every account it covers, before the reply', async () => {
    const { ask, store } = await customer({ accounts: [{}, { id: 'savings', kind: 'savings' }], transactions: [{}] });
    const { disclosures } = await ask('Spending');
    expect(disclosures.map(({ kind, account }) => `${kind} ${account}`)).toEqual(['category-sum checking', 'category-sum savings']);
    expect((await store.ledger('ana' as never)).map(({ kind, account }) => `${kind} ${account}`)).toEqual([
      'category-sum checking',
      'category-sum savings',
    ]);
  });

  test('a zero is a fact: it costs its rows', async () => {
    const { ask } = await customer({});
    for (const intent of ['Spending', 'FindTransaction', 'RecentTransactions'] as const) {
      expect([intent, (await ask(intent)).disclosures.length]).toEqual([intent, 1]);
    }
    expect((await ask('Spending', { merchant: { id: null, heard: 'netflix' } })).disclosures).toHaveLength(1);
  });

  test('words without facts disclose nothing', async () => {
    const { ask, store } = await customer({});
    for (const intent of ['Launch', 'Help', 'Fallback', 'Unsupported', 'LostCard', 'Stop'] as const) await ask(intent);
    expect(await store.ledger('ana' as never)).toEqual([]);
  });
});

describe('who is speaking', () => {
  test('an unrecognised voice hears facts only where the customer lets anyone ask', async () => {
    const owner = await customer({});
    expect((await owner.ask('Balance', {}, { speaker: 'account' })).failure).toBe('speaker.unrecognised');
    const anyone = await customer({ household: 'exact' });
    expect(await anyone.hear('Balance', {}, { speaker: 'account' })).toMatch(/1,000 dollars/);
  });
});
