import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { factKinds } from '#skill';
import { type House, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const hear = async (id: string) => {
  const examples = await house.ask(id, 'hearExample', { id: 'alexa' });
  const said = (listener: 'me' | 'household') => examples.find((example) => example.listener === listener)?.lines.map(({ we }) => we) ?? [];
  return { examples, me: said('me'), household: said('household') };
};

describe('hear an example', () => {
  test('speaks with invented figures, never with real ones, and leaves no trace', async () => {
    const { id } = await house.customer();
    await house.ask(id, 'changeSharing', { id: 'alexa', body: { bundle: 'just-me' } });
    const { examples, me } = await hear(id);
    expect(me).toEqual([expect.stringContaining('$1,250'), expect.stringContaining('$109'), expect.stringContaining('Corner Market')]);
    expect(JSON.stringify(examples)).not.toContain('987');
    expect(await house.ask(id, 'exportLedger', {})).toEqual([]);
  });

  test('keeps to what the customer allows, and to whom', async () => {
    const { id } = await house.customer();
    const change = (bundle: 'just-me' | 'shared-room' | 'warnings-only') =>
      house.ask(id, 'changeSharing', { id: 'alexa', body: { bundle } });
    await change('just-me');
    for (const line of (await hear(id)).household) expect(line).not.toMatch(/\d/);
    await change('shared-room');
    const shared = (await hear(id)).household;
    expect(shared[0]).toMatch(/\d/);
    expect(shared.join(' ')).not.toMatch(/1,250\.|Corner Market/);
    await change('warnings-only');
    for (const line of (await hear(id)).me) expect(line).not.toMatch(/\d|Corner Market/);
  });

  test('says another payment where a merchant tells too much, and its name where that is allowed', async () => {
    const { id } = await house.customer();
    await house.ask(id, 'changeSharing', { id: 'alexa', body: { bundle: 'just-me' } });
    expect((await hear(id)).me.join(' ')).not.toContain('Pharmacy');
    const cells = factKinds.map((kind) => ({ account: null, kind, precision: 'exact' as const }));
    await house.ask(id, 'changeSharing', { id: 'alexa', body: { cells } });
    expect((await hear(id)).me.join(' ')).toContain('Green Street Pharmacy');
  });

  test("meets the customer's own cells of one account", async () => {
    const { id } = await house.customer();
    const cells = [
      ...factKinds.map((kind) => ({ account: null, kind, precision: 'exact' as const })),
      { account: 'acc-1', kind: 'balance' as const, precision: 'nothing' as const },
    ];
    await house.ask(id, 'changeSharing', { id: 'alexa', body: { cells } });
    const { me } = await hear(id);
    expect(me[0]).not.toMatch(/\d/);
    expect(me[1]).toMatch(/\$109/);
  });

  test("speaks the customer's language", async () => {
    const { id } = await house.customer();
    await house.ask(id, 'changeSharing', { id: 'alexa', body: { bundle: 'just-me' } });
    await house.ask(id, 'changeSettings', { body: { locale: 'fr-FR' } });
    expect((await house.ask(id, 'hearExample', { id: 'alexa' }))[0]?.lines[0]).toMatchObject({ they: 'Quel est mon solde ?' });
  });
});
