import { describe, expect, test } from '@jest/globals';
import type { CustomerId } from '#skill';
import { alexaOptIn } from '../../../lambda/delivery/alexa-opt-in.ts';
import { keyedHash } from '../../../lambda/hash.ts';
import type { WarningStore } from '../../../lambda/store/warning-store.ts';
import { testKeyring } from '../../support/keyring.ts';

const secret = 'session secret of at least 32 characters';
const account = { userId: 'amzn1.ask.account.ADA', apiEndpoint: 'https://api.eu.amazonalexa.com', at: '2026-11-23T12:00:00Z' };

/** A house in which Ada and her joint account holder are linked to one Amazon account. */
function house() {
  const keyring = testKeyring();
  const saved: Parameters<WarningStore['saveAddress']>[0][] = [];
  const ended: unknown[] = [];
  const optIn = alexaOptIn({
    store: {
      customersOf: async (platform, subjectHash) =>
        platform === 'alexa' && subjectHash === keyedHash('subject', account.userId, secret) ? (['ada', 'bo'] as CustomerId[]) : [],
      saveAddress: async (address) => void saved.push(address),
      endAddress: async (...address) => void ended.push(address),
    },
    keyring,
    secret,
  });
  return { keyring, saved, ended, optIn };
}

describe('notifications in the Alexa app', () => {
  test('who allows them gets an address, sealed for each customer of the account', async () => {
    const { keyring, saved, optIn } = house();
    await optIn({ ...account, subscribed: true });
    expect(saved.map(({ customerId, channel, changedAt }) => ({ customerId, channel, changedAt }))).toEqual([
      { customerId: 'ada', channel: 'alexa', changedAt: account.at },
      { customerId: 'bo', channel: 'alexa', changedAt: account.at },
    ]);
    const opened = await Promise.all(saved.map(({ customerId, sealed }) => keyring.open('push', sealed, `${customerId}/alexa`)));
    const { userId, apiEndpoint } = account;
    expect(opened.map((address) => JSON.parse(address))).toEqual([
      { userId, apiEndpoint },
      { userId, apiEndpoint },
    ]);
    expect(JSON.stringify(saved)).not.toContain('amzn1');
  });

  test('who takes them back has the same address ended', async () => {
    const { saved, ended, optIn } = house();
    await optIn({ ...account, subscribed: true });
    await optIn({ ...account, at: '2026-11-23T12:05:00Z', subscribed: false });
    expect(ended).toEqual(saved.map(({ customerId, addressHash }) => [customerId, 'alexa', addressHash, '2026-11-23T12:05:00Z']));
    expect(ended).toHaveLength(2);
  });

  test('an account that is linked to nobody, and one without a region, get none', async () => {
    const { saved, ended, optIn } = house();
    await optIn({ ...account, userId: 'amzn1.ask.account.EVE', subscribed: true });
    await optIn({ ...account, apiEndpoint: null, subscribed: true });
    expect([saved, ended]).toEqual([[], []]);
  });
});
