import { lookup } from 'node:dns/promises';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isPublicAddress, isPushEndpoint, publicLookup } from '../../../lambda/delivery/public-address.ts';

describe('public addresses', () => {
  test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '192.169.0.1', '2606:4700::1111', '2a00:1450:4001::5'])(
    '%s is one',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.8.9.10',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.170',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'ff02::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'localhost',
    '',
  ])('%s is none', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test('no private address is public, however it is written', () => {
    const byte = fc.nat(255);
    fc.assert(
      fc.property(fc.constantFrom('10.0', '127.0', '192.168', '169.254', '172.20'), byte, byte, (net, a, b) => {
        const address = `${net}.${a}.${b}`;
        expect([address, `::ffff:${address}`].filter(isPublicAddress)).toEqual([]);
        expect(isPushEndpoint(`https://${address}/x`)).toBe(false);
      }),
    );
  });

  test('a name is refused by what it leads to, in both ways in which a connection asks', async () => {
    expect((await lookup('localhost')).address).toMatch(/^(127\.|::1)/);
    for (const all of [true, false]) {
      const code = await new Promise((resolve) => publicLookup('localhost', { all }, (error) => resolve(error?.code)));
      expect(code).toBe('address.not-public');
    }
  });
});
