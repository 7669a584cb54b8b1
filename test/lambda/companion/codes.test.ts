import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { linkByCode } from '../../../lambda/channels/google/link-code.ts';
import { hashOf } from '../../../lambda/hash.ts';
import { type House, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('a one-time code', () => {
  test('links the phone line where it is said, once, and decides what is told there', async () => {
    const { id } = await house.customer();
    const { code } = await house.ask(id, 'newCode', { body: { platform: 'phone', bundle: 'warnings-only' } });
    const other = await house.ask(id, 'newCode', { body: { platform: 'phone', bundle: 'warnings-only' } });
    const elsewhere = { code: other.code, sessionId: 'channel', platform: 'slack' as const, now: house.now() };
    expect(await linkByCode(house.store, elsewhere)).toBe('wrong');
    const said = { code, sessionId: 'call-1', platform: 'phone' as const, now: house.now() };
    expect(await linkByCode(house.store, said)).toBe('done');
    expect(await linkByCode(house.store, { ...said, sessionId: 'call-2' })).toBe('wrong');
    const at = { platform: 'phone' as const, sessionKey: 's', speakerHash: '', requestId: 'r', now: house.now().toISOString() };
    const loaded = await house.store.load({ ...at, tokenHash: hashOf('session', 'call-1') });
    expect(loaded?.customer.id).toBe(id);
    expect(loaded?.consents.find(({ kind }) => kind === 'balance')?.precision).toBe('nothing');
    expect(loaded?.consents.find(({ kind }) => kind === 'warning')?.precision).toBe('exact');
  });

  test('is kept by its hash alone, and works for five minutes', async () => {
    const { id } = await house.customer();
    const { code, expiresAt } = await house.ask(id, 'newCode', { body: { platform: 'slack', bundle: 'just-me' } });
    const minutes = (Date.parse(expiresAt) - house.now().getTime()) / 60_000;
    expect(minutes).toBeGreaterThan(4.9);
    expect(minutes).toBeLessThanOrEqual(5);
    expect(JSON.stringify(await house.opened.db.query('select * from one_time_code'))).not.toContain(code);
    const late = new Date(Date.parse(expiresAt) + 1);
    expect(await linkByCode(house.store, { code, sessionId: 'late', platform: 'slack', now: late })).toBe('wrong');
  });

  test('is not for assistants that link by signing in', async () => {
    const { id } = await house.customer();
    for (const platform of ['alexa', 'web-chat']) {
      const answered = await house.call(id, 'newCode', { body: { platform, bundle: 'just-me' } });
      expect(answered).toMatchObject({ status: 400, body: { error: { code: 'input.invalid', field: 'platform' } } });
    }
  });
});
