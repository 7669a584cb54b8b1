import { expect, test } from '@jest/globals';
import { connect } from 'node:net';

test('the network is off in tests, this machine is not', async () => {
  expect(() => connect(443, '192.0.2.1')).toThrow('the network is off in tests: 192.0.2.1');
  await expect(fetch('http://192.0.2.1/')).rejects.toThrow();
  await expect(fetch('http://127.0.0.1:9/')).rejects.toThrow(/fetch failed|bad port/);
});
