import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { freshLoginMinutes } from '../../../brand/rules.ts';
import { rowsOf } from '../store/full-customer.ts';
import { type House, openHouse } from './house.ts';
import { warnedCustomer } from './warned.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => {
  house.bank.state.answers = true;
  house.bank.done.length = 0;
});
afterAll(() => house.close());

const cardOf = async (id: string, account: string) => (await house.ask(id, 'listAccounts', {})).find((one) => one.id === account)?.card;
const refusal = (code: string) => ({ error: { code } });

describe('a card', () => {
  test('is frozen at the bank first, then here, and the bank is told once each time', async () => {
    const { id, checking } = await warnedCustomer(house);
    expect(await cardOf(id, checking)).toBe('active');
    for (let twice = 0; twice < 2; twice += 1)
      expect(await house.ask(id, 'freezeCard', { id: checking })).toEqual({ account: checking, card: 'frozen' });
    expect(house.bank.done).toEqual([`${checking} frozen`, `${checking} frozen`]);
    expect(await cardOf(id, checking)).toBe('frozen');
  });

  test('that the bank did not freeze is not shown as frozen', async () => {
    const { id, checking } = await warnedCustomer(house);
    const before = await rowsOf(house.db, id);
    house.bank.state.answers = false;
    const answered = await house.call(id, 'freezeCard', { id: checking });
    expect([answered.status, answered.body]).toEqual([502, refusal('bank.failed')]);
    expect(await rowsOf(house.db, id)).toEqual(before);
  });

  test('that an account does not have is refused before the bank is asked', async () => {
    const { id } = await house.customer();
    for (const operation of ['freezeCard', 'unfreezeCard'] as const) {
      const answered = await house.call(id, operation, { id: 'acc-1' });
      expect([answered.status, answered.body]).toEqual([409, refusal('card.none')]);
    }
    expect(house.bank.done).toEqual([]);
  });

  test('is released only shortly after signing in at the bank', async () => {
    const { id, checking } = await warnedCustomer(house);
    await house.ask(id, 'freezeCard', { id: checking });
    house.wait(freshLoginMinutes + 1);
    const stale = await house.call(id, 'unfreezeCard', { id: checking });
    expect([stale.status, stale.body]).toEqual([403, refusal('login.stale')]);
    expect([await cardOf(id, checking), house.bank.done]).toEqual(['frozen', [`${checking} frozen`]]);

    await house.customers.signedIn(id, house.now().toISOString());
    house.wait(freshLoginMinutes - 1);
    expect(await house.ask(id, 'unfreezeCard', { id: checking })).toEqual({ account: checking, card: 'active' });
    expect([await cardOf(id, checking), house.bank.done.at(-1)]).toEqual(['active', `${checking} active`]);
  });

  test('is frozen however long ago the sign-in was', async () => {
    const { id, checking } = await warnedCustomer(house);
    house.wait(60 * 24 * 365);
    expect((await house.call(id, 'freezeCard', { id: checking })).status).toBe(200);
  });
});
