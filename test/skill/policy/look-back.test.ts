import { describe, expect, test } from '@jest/globals';
import type { Slots } from '#skill';
import { cell, exactBut, type Given, talk } from './talk.ts';

const rows = (['2026-11-20', '2026-08-26', '2026-08-25', '2026-08-24', '2026-01-05'] as const).map((date, n) => ({
  date: date as never,
  amountMinor: -100n * 10n ** BigInt(n),
  merchantName: n === 4 ? 'Ikea' : 'Lidl',
}));
const eu = (more: Given = {}) => talk({ transactions: rows, ceiling: { lookBackDays: 90 }, ...more });
const year: Slots = { period: { form: 'DATE', value: '2026' } };
const offer = [{ kind: 'offer-login' }];
const further = " I can't go back further until you sign in at Bank again. That is ready in the app.";

describe('without a fresh login at the bank, older payments are not told', () => {
  test('a longer period is cut, the days that were counted are said, and so is that it was cut', async () => {
    const told = await eu().ask('Spending', year);
    expect(told.text).toContain(`You spent 111 dollars since August 25.${further}`);
    expect(told.acts).toEqual(offer);
    expect((await eu().ask('Spending', year, 'fr-FR')).text).toContain(
      "Vous avez dépensé 111 dollars depuis le 25 août. Pour remonter plus loin, il faut vous reconnecter à Bank. C'est prêt dans l'appli.",
    );
  });

  test('a period with a last day of its own keeps it', async () => {
    const august: Slots = { period: { form: 'DATE', value: '2026-08' } };
    expect(await eu().hear('Spending', august)).toBe(`You spent 110 dollars from August 25 to 31.${further}`);
  });

  test('a period that may be told is told as ever', async () => {
    const told = await eu().ask('Spending', { period: { form: 'LAST', value: 'P90D' } });
    expect(told.text).toContain('You spent 11 dollars in the last 90 days.');
    expect(told.acts).toEqual([]);
  });

  test('a period wholly before that day has one sentence, no figure and no row', async () => {
    for (const intent of ['Spending', 'FindTransaction'] as const) {
      for (const slots of [{}, { merchant: { id: null, heard: 'ikea' } }, { merchant: { id: null, heard: 'nowhere' } }]) {
        const told = await eu().ask(intent, { ...slots, period: { form: 'DATE', value: '2026-01' } });
        expect(told.text).toContain('I can only tell payments since August 25, until you sign in at Bank again. That is ready in the app.');
        expect([told.acts, told.disclosures]).toEqual([offer, []]);
      }
    }
  });

  test('searching is cut like counting', async () => {
    const told = await eu().ask('FindTransaction', { ...year, amount: { value: '0', currency: null }, comparison: 'over' });
    expect(told.text).toMatch(/^3 payments over 0 dollars since August 25: .*August 25\. I can't go back further/);
    expect(told.acts).toEqual(offer);
  });

  test('the list of payments ends there and says so, however often more is asked for', async () => {
    const { ask } = eu();
    const first = await ask('RecentTransactions');
    expect(first.text).toMatch(/August 25\. I can't go back further until you sign in at Bank again\./);
    expect(first.acts).toEqual(offer);
    expect((await ask('More')).text).not.toMatch(/August 24|January/);
    expect((await eu().ask('RecentTransactions', { count: 2 })).acts).toEqual([]);
    const old = await eu({ transactions: rows.slice(3) }).ask('RecentTransactions');
    expect(old.text).toContain(`There are no payments since August 25.${further}`);
  });

  test('a merchant last paid before that day is as unknown as any', async () => {
    const known = await eu().ask('Spending', { merchant: { id: 'ikea', heard: 'ikea' } });
    const unknown = await eu({ transactions: rows.slice(0, 4) }).ask('Spending', { merchant: { id: 'ikea', heard: 'ikea' } });
    expect(known.text).toBe(unknown.text);
    expect(known.text).toContain('I see no payments to ikea');
  });

  test('a fresh login opens it', async () => {
    const { ask } = eu({ loginFresh: true });
    expect((await ask('Spending', year)).text).toContain('You spent 11,111 dollars this year.');
  });

  test('what may not be told at all is refused, not cut', async () => {
    const hidden = eu({ consents: exactBut(cell('category-sum', 'nothing')) });
    const told = await hidden.ask('Spending', { period: { form: 'DATE', value: '2020' } });
    expect([told.failure, told.acts]).toEqual(['consent.denied', []]);
  });
});
