import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isWeakPin, setProof } from '../../../lambda/pin/set-proof.ts';
import { customer } from '../../builders/customer.ts';
import { testKeyring } from '../../support/keyring.ts';

describe('a PIN anybody would guess first is refused', () => {
  test.each(['0000', '77777', '1212', '123123', '454545', '1234', '23456', '7890', '8765', '4321', '1122', '112233'])('%s', (pin) => {
    expect(isWeakPin(pin)).toBe(true);
  });

  test.each(['', '482', '4826017', '48a6', '٤٨٢٦', '4826 '])('"%s" is no PIN at all', (pin) => {
    expect(isWeakPin(pin)).toBe(true);
  });

  test.each(['4826', '19073', '907315', '1357', '1221', '0417'])('%s will do', (pin) => {
    expect(isWeakPin(pin)).toBe(false);
  });

  test('few are refused: fewer than one in forty of each length', () => {
    for (const length of [4, 5]) {
      const all = 10 ** length;
      let weak = 0;
      for (let pin = 0; pin < all; pin += 1) if (isWeakPin(String(pin).padStart(length, '0'))) weak += 1;
      expect(weak / all).toBeLessThan(1 / 40);
    }
  });

  test('no text at all makes it fail', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(typeof isWeakPin(text)).toBe('boolean')));
  });
});

describe('choosing a proof', () => {
  test('a weak PIN changes nothing, also not a lock', async () => {
    const { store, ask } = await customer({ proof: { chosen: 'pin', pin: '4826' } });
    const parts = { store, keyring: testKeyring() };
    expect(await setProof(parts, 'ana' as never, { chosen: 'pin', pin: '1234' }, '2026-11-23T17:00:00Z')).toBe('weak');
    expect((await ask('Balance', {}, { speaker: 'account' })).text).toBe("What's your voice PIN?");
  });

  test('none: who is not recognised cannot prove anything', async () => {
    const { choose, ask } = await customer({ proof: { chosen: 'pin', pin: '4826' } });
    expect(await choose({ chosen: 'none' })).toBe('set');
    expect((await ask('Balance', {}, { speaker: 'account' })).failure).toBe('speaker.unrecognised');
  });
});
