import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type AccountId, categories, type CivilDate, type Question, type Slots } from '#skill';
import { aboutIn } from '../../../lambda/companion/about.ts';
import { ledgerCsv } from '../../../lambda/companion/ledger-csv.ts';
import { at, fullCustomer, noon, tell } from '../store/full-customer.ts';
import { type House, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('what was said', () => {
  test('is there right after it was said, without its figure', async () => {
    const { id, token } = await house.customer();
    await house.ask(id, 'changeSharing', { id: 'alexa', body: { bundle: 'just-me' } });
    const { disclosures } = await house.hear(token, 'Balance');
    const { rows } = await house.ask(id, 'readLedger', { query: {} });
    expect(rows).toHaveLength(disclosures.length);
    const { receipt } = (await house.ask(id, 'listSharing', {}))[0] ?? {};
    expect(rows).toContainEqual(
      expect.objectContaining({
        platform: 'alexa',
        intent: 'Balance',
        about: 'balance',
        account: 'acc-1',
        kind: 'balance',
        consent: `${receipt}/balance/*`,
      }),
    );
    expect(rows.every(({ speaker }) => /^[0-9a-f]{64}$/.test(speaker ?? ''))).toBe(true);
    expect(JSON.stringify(rows)).not.toContain('987');
  });

  test('comes in pages, newest first, none twice and none left out', async () => {
    const { id, told } = await fullCustomer(house.opened);
    const more = await tell(
      house.opened,
      id,
      Array.from({ length: 120 }, (_, n) => at(n - 500)),
    );
    const seqs: string[] = [];
    let before: string | null = null;
    do {
      const page: { rows: { seq: string }[]; next: string | null } = await house.ask(id, 'readLedger', {
        query: before === null ? {} : { before },
      });
      expect(page.rows.length).toBeLessThanOrEqual(50);
      seqs.push(...page.rows.map(({ seq }) => seq));
      before = page.next;
    } while (before !== null);
    expect(seqs).toEqual([...told, ...more].map(({ seq }) => String(seq)).reverse());
    expect((await house.ask(id, 'exportLedger', {})).map(({ seq }) => seq)).toEqual([...seqs].reverse());
  });

  test('is found by platform, fact, account and day', async () => {
    const { id } = await fullCustomer(house.opened);
    await tell(house.opened, id, ['2026-11-10T12:00:00.000Z', '2026-11-11T12:00:00.000Z'], (n) =>
      n === 0 ? { platform: 'phone', kind: 'income' } : { account: `${id}/card` as AccountId },
    );
    const count = async (query: object) => (await house.ask(id, 'readLedger', { query })).rows.length;
    expect(await count({})).toBe(4);
    expect(await count({ platform: 'phone' })).toBe(1);
    expect(await count({ kind: 'income' })).toBe(1);
    expect(await count({ account: `${id}/card` })).toBe(1);
    expect(await count({ from: '2026-11-10', to: '2026-11-10' })).toBe(1);
    expect(await count({ from: '2026-11-12' })).toBe(2);
    expect(await count({ platform: 'phone', account: `${id}/card` })).toBe(0);
  });

  test('on the first page is the last questions, one line each', async () => {
    const { id } = await fullCustomer(house.opened);
    const rows = await tell(
      house.opened,
      id,
      Array.from({ length: 9 }, (_, n) => at(n - 5)),
    );
    const { said } = await house.ask(id, 'overview', {});
    expect(said.map(({ requestId }) => requestId)).toEqual(
      rows
        .map(({ requestId }) => requestId)
        .reverse()
        .slice(0, 5),
    );
  });
});

describe('the check of the chain', () => {
  test('finds it whole', async () => {
    const { id } = await fullCustomer(house.opened);
    expect(await house.ask(id, 'checkLedger', {})).toEqual({ whole: true, rows: 2, brokenAt: null });
    const { id: fresh } = await house.customer();
    expect(await house.ask(fresh, 'checkLedger', {})).toEqual({ whole: true, rows: 0, brokenAt: null });
  });

  test('finds the row that was changed, and that the last one is missing', async () => {
    const { id } = await fullCustomer(house.opened);
    await house.db.query(`update ledger set precision = 'rounded' where customer_id = $1 and seq = 1`, [id]);
    expect(await house.ask(id, 'checkLedger', {})).toEqual({ whole: false, rows: 2, brokenAt: '1' });
    const { id: other } = await fullCustomer(house.opened);
    await house.db.query('delete from ledger where customer_id = $1 and seq = 2', [other]);
    expect(await house.ask(other, 'checkLedger', {})).toEqual({ whole: false, rows: 1, brokenAt: '2' });
  });
});

describe('a question is named', () => {
  const named = async (question: Question, locale: 'en-US' | 'fr-FR' = 'en-US') => {
    const { id } = await house.customer();
    const customer = await house.customers.customer(id, noon);
    if (customer === null) throw new Error('no customer');
    return aboutIn({ ...house.parts, customer, loginAt: null, locale, now: noon })(question, '2026-11-23T17:00:00Z');
  };
  test.each<[Question, string]>([
    [{ intent: 'Balance', slots: { account: { id: 'savings', heard: 'savings' } } }, 'balance, your savings'],
    [{ intent: 'Balance', slots: { account: { id: null, heard: 'rainy day' } } }, 'balance, rainy day'],
    [
      { intent: 'Spending', slots: { category: { id: 'groceries', heard: 'food' }, period: { form: 'DATE', value: '2026-10' } } },
      'spending, groceries, in October',
    ],
    [{ intent: 'Spending', slots: { merchant: { id: 'lidl', heard: 'Lidl\u0007' } } }, 'spending, Lidl'],
    [{ intent: 'FindTransaction', slots: { amount: { value: '200', currency: null }, comparison: 'over' } }, 'a payment, over $200'],
    [{ intent: 'FindTransaction', slots: { amount: { value: 'many', currency: 'XXX' } } }, 'a payment'],
    [{ intent: 'Spending', slots: { period: { form: 'DATE', value: '2031' } } }, 'spending'],
    [{ intent: 'Spending', slots: { period: { form: 'SINCE', from: '2026-11-02' as CivilDate } } }, 'spending, since November 2'],
    [{ intent: 'WhatDisclosed', slots: {} }, 'another question'],
  ])('%j as its customer would', async (question, words) => {
    expect(await named(question)).toBe(words);
  });

  test.each(['over', 'under', 'exactly'] as const)('with a limit that is %s, in every language', async (comparison) => {
    const question: Question = { intent: 'FindTransaction', slots: { amount: { value: '12.50', currency: 'EUR' }, comparison } };
    expect(await named(question)).toMatch(/€12.50$/);
    expect(await named(question, 'fr-FR')).toMatch(/12,50\s€$/);
  });

  test('with every category, account and period there is, in every language', async () => {
    const heard = <Id extends string>(id: Id) => ({ id, heard: id });
    const dates = [
      '2026-11-23',
      '2026-11-22',
      '2026-11-20',
      '2026-W48',
      '2026-W47',
      '2026-W47-WE',
      '2026-11',
      '2025-10',
      '2026-Q3',
      '2025-WI',
      '2025',
    ];
    const slots: readonly Slots[] = [
      ...[...categories, 'food' as const, 'home' as const].map((id) => ({ category: heard(id) })),
      ...(['checking', 'savings', 'card', 'joint', 'all'] as const).map((id) => ({ account: heard(id) })),
      ...[...dates, 'PRESENT_MONTH'].map((value) => ({ period: { form: 'DATE' as const, value } })),
      { period: { form: 'LAST', value: 'P30D' } },
      { period: { form: 'RANGE', from: '2025-12-20' as CivilDate, to: '2026-01-06' as CivilDate } },
    ];
    for (const one of slots)
      for (const locale of ['en-US', 'fr-FR'] as const)
        expect(await named({ intent: 'Spending', slots: one }, locale)).toMatch(/^(spending|dépenses), [^{}]+$/);
  });

  test('in the language of the customer', async () => {
    const question: Question = { intent: 'Spending', slots: { period: { form: 'DATE', value: '2026-10' } } };
    expect(await named(question, 'fr-FR')).toBe('dépenses, en octobre');
    const { id } = await fullCustomer(house.opened);
    expect((await house.ask(id, 'exportLedger', {}))[0]?.about).toBe('solde');
    const { id: other } = await house.customer();
    await tell(house.opened, other, [at(-1)]);
    const token = await house.tokenOf(other);
    const rows = async (language: string) =>
      (await house.send('GET', '/ledger/export', { token, headers: { 'accept-language': language } })).body;
    expect(await rows('fr')).toMatchObject([{ about: 'solde' }]);
    expect(await rows('de, en;q=0.5')).toMatchObject([{ about: 'balance' }]);
  });
});

describe('the table for a spreadsheet', () => {
  const row = {
    ...{ seq: '1', at: noon, platform: 'alexa' as const, speaker: null, requestId: 'r', intent: 'Spending', about: 'spending' },
    ...{ account: 'a', kind: 'balance' as const, precision: 'exact' as const, consent: 'c', hash: 'h' },
  };
  test('has one line for each fact under a line of names', () => {
    expect(ledgerCsv([row])).toBe(
      'seq,at,platform,speaker,requestId,intent,about,account,kind,precision,consent,hash\r\n' +
        `1,${noon},alexa,,r,Spending,spending,a,balance,exact,c,h\r\n`,
    );
  });

  test('keeps commas, quotes and lines where they belong, and runs nothing', () => {
    const cell = (about: string) =>
      ledgerCsv([{ ...row, about }])
        .split(',Spending,')[1]
        ?.split(',a,balance')[0];
    expect(cell('spending, "Lidl"')).toBe('"spending, ""Lidl"""');
    expect(cell('a\nb')).toBe('"a\nb"');
    expect(cell('=HYPERLINK("http://x")')).toBe(`"'=HYPERLINK(""http://x"")"`);
    for (const first of ['=', '+', '-', '@', '\t', '\r']) expect(cell(`${first}1`)?.replace('"', '')).toMatch(/^'/);
  });
});
