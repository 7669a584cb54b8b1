import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { KeyPort } from '../../../lambda/keys/keys.ts';
import { kmsKeys } from '../../../lambda/keys/kms-keys.ts';
import { access, keyArn, kmsServer, region, type Trouble } from './kms-server.ts';

let kms: Awaited<ReturnType<typeof kmsServer>>;
let keys: KeyPort;
beforeAll(async () => {
  kms = await kmsServer();
  keys = kmsKeys({ region, keyId: 'alias/tellback', credentials: () => access, endpoint: kms.endpoint });
});
afterEach(() => {
  kms.asked.length = 0;
  kms.troubles.length = 0;
});
afterAll(() => kms.close());

const failure = async (work: Promise<unknown>): Promise<Error> => {
  try {
    await work;
  } catch (error) {
    return error as Error;
  }
  throw new Error('it did not fail');
};

describe('keys in AWS KMS', () => {
  test('a data key has 256 bits, is wrapped for its purpose, and unwraps to itself', async () => {
    const made = await keys.make('ledger');
    expect(made).toMatchObject({ keyId: keyArn, plain: expect.objectContaining({ length: 32 }) });
    expect(await keys.unwrap('ledger', made.keyId, made.wrapped)).toEqual(made.plain);
    expect(kms.asked).toEqual([
      { operation: 'GenerateDataKey', input: { KeyId: 'alias/tellback', KeySpec: 'AES_256', EncryptionContext: { purpose: 'ledger' } } },
      { operation: 'Decrypt', input: { KeyId: keyArn, CiphertextBlob: made.wrapped, EncryptionContext: { purpose: 'ledger' } } },
    ]);
  });

  test('every data key is another', async () => {
    const [one, two] = await Promise.all([keys.make('ledger'), keys.make('ledger')]);
    expect(one.plain).not.toEqual(two.plain);
  });

  test('a key of another purpose, a damaged or a foreign one does not unwrap', async () => {
    const made = await keys.make('ledger');
    await expect(keys.unwrap('pin', made.keyId, made.wrapped)).rejects.toThrow(/^keys.damaged$/);
    await expect(keys.unwrap('ledger', made.keyId, `AAAA${made.wrapped.slice(4)}`)).rejects.toThrow(/^keys.damaged$/);
    await expect(keys.unwrap('ledger', 'another key', made.wrapped)).rejects.toThrow(/^keys.refused$/);
  });

  test('credentials are read for every call, and wrong ones are refused', async () => {
    let secretAccessKey = access.secretAccessKey;
    const changing = kmsKeys({
      region,
      keyId: 'alias/tellback',
      credentials: () => ({ ...access, secretAccessKey }),
      endpoint: kms.endpoint,
    });
    await changing.make('pin');
    secretAccessKey = 'wrong';
    await expect(changing.make('pin')).rejects.toThrow(/^keys.refused$/);
  });

  test('another region is another signature', async () => {
    const elsewhere = kmsKeys({ region: 'us-east-1', keyId: 'alias/tellback', credentials: () => access, endpoint: kms.endpoint });
    await expect(elsewhere.make('pin')).rejects.toThrow(/^keys.refused$/);
  });
});

describe('KMS in trouble', () => {
  test.each<[string, Trouble]>([
    ['throttles', { status: 400, name: 'ThrottlingException' }],
    ['throttles under its full name', { status: 400, name: 'com.amazonaws.kms#ThrottlingException' }],
    ['fails inside', { status: 500, name: 'KMSInternalException' }],
    ['waits for another', { status: 503, name: 'DependencyTimeoutException' }],
    ['hangs up', 'hang up'],
  ])('is asked once more if it %s', async (_what, trouble) => {
    kms.troubles.push(trouble);
    expect((await keys.make('receipt')).plain).toHaveLength(32);
    expect(kms.asked).toHaveLength(2);
    kms.troubles.push(trouble, trouble, trouble);
    await expect(keys.make('receipt')).rejects.toThrow(/^keys.unavailable$/);
    expect(kms.asked).toHaveLength(4);
  });

  test.each<[string, string]>([
    ['AccessDeniedException', 'keys.refused'],
    ['DisabledException', 'keys.refused'],
    ['com.amazonaws.kms#NotFoundException', 'keys.refused'],
    ['IncorrectKeyException', 'keys.refused'],
    ['InvalidCiphertextException', 'keys.damaged'],
  ])('%s is final', async (name, code) => {
    kms.troubles.push({ status: 400, name });
    await expect(keys.make('receipt')).rejects.toThrow(new RegExp(`^${code}$`));
    expect(kms.asked).toHaveLength(1);
  });

  test('that says nothing is given up after two seconds', async () => {
    kms.troubles.push('silence', 'silence');
    const start = performance.now();
    await expect(keys.make('receipt')).rejects.toThrow(/^keys.unavailable$/);
    expect(performance.now() - start).toBeGreaterThan(1_900);
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  test('that is not there at all is unavailable', async () => {
    const nowhere = kmsKeys({ region, keyId: 'k', credentials: () => access, endpoint: 'http://127.0.0.1:1' });
    await expect(nowhere.make('receipt')).rejects.toThrow(/^keys.unavailable$/);
  });

  test.each([
    'no json',
    '[]',
    '{}',
    '{"KeyId":"k","Plaintext":"AAAA","CiphertextBlob":"AAAA"}',
    '{"KeyId":"k","CiphertextBlob":"not base 64"}',
  ])('an answer that cannot be right is no key: %s', async (text) => {
    kms.troubles.push({ text });
    await expect(keys.make('receipt')).rejects.toThrow(/^keys.damaged$/);
  });

  test('an answer without end is cut off', async () => {
    kms.troubles.push({ text: 'x'.repeat(100_000) }, { text: 'x'.repeat(100_000) });
    await expect(keys.make('receipt')).rejects.toThrow(/^keys.unavailable$/);
  });

  test('no error tells anything but its code', async () => {
    const { wrapped } = await keys.make('receipt');
    for (const name of ['AccessDeniedException', 'InvalidCiphertextException', 'KMSInternalException']) {
      kms.troubles.push({ status: 400, name });
      const error = await failure(keys.unwrap('receipt', keyArn, wrapped));
      expect(Object.getOwnPropertyNames(error).toSorted()).toEqual(['message', 'stack']);
      expect(error.message).toMatch(/^keys\.[a-z]+$/);
      for (const secret of ['canary', wrapped, keyArn]) expect(error.stack).not.toContain(secret);
    }
  });
});
