import { describe, expect, test } from '@jest/globals';
import { brand as demoBrand } from '../../brand/brand.ts';
import { type DemoFlags, readAlexaConfig, readDemoConfig, readGoogleConfig, readWatchConfig, readWebConfig } from '../../lambda/config.ts';

const brand = { ...demoBrand, demo: false };
const live = {
  TELLBACK_STAGE: 'live',
  TELLBACK_ALEXA_SKILL_ID: 'amzn1.ask.skill.12345678-90ab-cdef-1234-567890abcdef',
  TELLBACK_DATABASE_SECRET_NAME: 'tellback/database',
  TELLBACK_SESSION_SECRET_NAME: 'tellback/session',
  TELLBACK_GOOGLE_SECRET_NAME: 'tellback/google',
  TELLBACK_KMS_KEY: 'alias/tellback',
  TELLBACK_ALEXA_VENDOR_ID: 'M2AAAAAAAAAAAA',
  TELLBACK_ALEXA_CLIENT_SECRET_NAME: 'tellback/alexa-client',
  TELLBACK_BANK_ISSUER: 'https://login.bank.example',
  TELLBACK_BANK_CLIENT_ID: 'tellback-companion',
  TELLBACK_BANK_SECRET_NAME: 'tellback/bank-login',
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'id-of-lambda',
  AWS_SECRET_ACCESS_KEY: 'key-of-lambda',
  AWS_SESSION_TOKEN: 'issued-by-lambda',
};
const without = (name: keyof typeof live) => ({ ...live, [name]: undefined });

describe('a live function', () => {
  test('starts with names of secrets and the skill id', () => {
    const { kms, ...config } = readAlexaConfig(brand, live);
    expect(config).toEqual({
      stage: 'live',
      extension: { port: 2773, token: 'issued-by-lambda' },
      databaseSecret: 'tellback/database',
      sessionSecret: 'tellback/session',
      skillId: live.TELLBACK_ALEXA_SKILL_ID,
    });
    expect(kms).toMatchObject({ region: 'eu-central-1', keyId: 'alias/tellback', endpoint: null });
    expect(kms.credentials()).toEqual({ accessKeyId: 'id-of-lambda', secretAccessKey: 'key-of-lambda', sessionToken: 'issued-by-lambda' });
    expect(readGoogleConfig(brand, live)).toMatchObject({ webhookSecret: 'tellback/google', chatTokenKey: null });
  });

  test('serves the companion where the brand says it is', () => {
    expect(readWebConfig(brand, live)).toMatchObject({
      origin: 'https://bank.example',
      alexaVendorId: 'M2AAAAAAAAAAAA',
      alexaClientSecret: 'tellback/alexa-client',
      amazon: null,
      bank: { issuer: 'https://login.bank.example', clientId: 'tellback-companion', clientSecret: 'tellback/bank-login' },
      bankTokenKey: null,
      hookSecret: null,
      vapidPublicKey: null,
    });
  });

  test('sends nothing anywhere unless it is told where, and then only by https and with a secret', () => {
    expect(readWatchConfig(brand, live)).toMatchObject({ hub: null, alexaEvents: null, webPush: null });
    const sending = {
      ...live,
      ...{ TELLBACK_HUB_URL: 'https://hub.bank.example', TELLBACK_HUB_SECRET_NAME: 'tellback/hub' },
      ...{ TELLBACK_ALEXA_EVENTS_CLIENT_ID: 'client', TELLBACK_ALEXA_EVENTS_SECRET_NAME: 'tellback/events' },
      ...{ TELLBACK_VAPID_PUBLIC_KEY: 'public', TELLBACK_VAPID_SECRET_NAME: 'tellback/vapid' },
    };
    expect(readWatchConfig(brand, sending)).toMatchObject({
      hub: { url: 'https://hub.bank.example', secret: 'tellback/hub' },
      alexaEvents: { clientId: 'client', clientSecret: 'tellback/events' },
      webPush: { subject: brand.links.app, publicKey: 'public', privateKey: 'tellback/vapid' },
    });
    expect(() => readWatchConfig(brand, { ...sending, TELLBACK_HUB_URL: 'http://hub.bank.example' })).toThrow(/https/);
    for (const secret of ['TELLBACK_HUB_SECRET_NAME', 'TELLBACK_ALEXA_EVENTS_SECRET_NAME', 'TELLBACK_VAPID_SECRET_NAME'])
      expect(() => readWatchConfig(brand, { ...sending, [secret]: undefined })).toThrow(`${secret} is missing.`);
  });

  test('is live when nobody names a stage', () => {
    expect(readAlexaConfig(brand, without('TELLBACK_STAGE')).stage).toBe('live');
  });

  const refusals: [string, () => unknown, RegExp][] = [
    ['the demo stage', () => readAlexaConfig(brand, { ...live, TELLBACK_STAGE: 'demo' }), /belongs to `npm start`/],
    ['an unknown stage', () => readAlexaConfig(brand, { ...live, TELLBACK_STAGE: 'prod' }), /TELLBACK_STAGE=prod is unknown/],
    ['the demo brand', () => readAlexaConfig(demoBrand, live), /still the demo brand/],
    [
      'a link over http',
      () => readGoogleConfig({ ...brand, links: { ...brand.links, terms: 'http://bank.example/terms' } }, live),
      /links\.terms must be an https address/,
    ],
    ['a missing skill id', () => readAlexaConfig(brand, without('TELLBACK_ALEXA_SKILL_ID')), /TELLBACK_ALEXA_SKILL_ID is missing/],
    [
      'the placeholder skill id',
      () => readAlexaConfig(brand, { ...live, TELLBACK_ALEXA_SKILL_ID: 'amzn1.ask.skill.00000000-0000-0000-0000-000000000000' }),
      /is not a skill id/,
    ],
    [
      'a missing database',
      () => readAlexaConfig(brand, without('TELLBACK_DATABASE_SECRET_NAME')),
      /TELLBACK_DATABASE_SECRET_NAME is missing/,
    ],
    ['a missing session key', () => readGoogleConfig(brand, without('TELLBACK_SESSION_SECRET_NAME')), /SESSION_SECRET_NAME is missing/],
    ['a missing webhook secret', () => readGoogleConfig(brand, without('TELLBACK_GOOGLE_SECRET_NAME')), /GOOGLE_SECRET_NAME is missing/],
    ['a missing extension token', () => readAlexaConfig(brand, without('AWS_SESSION_TOKEN')), /AWS_SESSION_TOKEN is missing/],
    ['a password in the settings', () => readAlexaConfig(brand, { ...live, DATABASE_URL: 'postgres://a:b@db/c' }), /holds a password/],
    ['a missing key in KMS', () => readAlexaConfig(brand, without('TELLBACK_KMS_KEY')), /TELLBACK_KMS_KEY is missing/],
    [
      'keys from anywhere but AWS or this machine',
      () => readAlexaConfig(brand, { ...live, TELLBACK_KMS_ENDPOINT: 'http://kms.example' }),
      /TELLBACK_KMS_ENDPOINT is for a stand-in/,
    ],
    [
      'a bank’s login over http',
      () => readWebConfig(brand, { ...live, TELLBACK_BANK_ISSUER: 'http://login.bank.example' }),
      /TELLBACK_BANK_ISSUER must be the https address/,
    ],
    [
      'a login’s client id that is the audience of other tokens',
      () => readWebConfig(brand, { ...live, TELLBACK_BANK_CLIENT_ID: 'tellback' }),
      /must not be tellback/,
    ],
    [
      'a vendor id that would bend a redirect address',
      () => readWebConfig(brand, { ...live, TELLBACK_ALEXA_VENDOR_ID: 'M2/../evil' }),
      /letters and digits only/,
    ],
    ['a chat key that is not JSON', () => readGoogleConfig(brand, { ...live, TELLBACK_CHAT_TOKEN_KEY: 'PEM' }), /must be a public key/],
    [
      'a private chat key',
      () => readGoogleConfig(brand, { ...live, TELLBACK_CHAT_TOKEN_KEY: '{"kty":"EC","crv":"P-256","d":"x"}' }),
      /holds a private key/,
    ],
  ];
  test.each(refusals)('refuses %s with one clear line', (_, start, line) => {
    expect(start).toThrow(line);
    expect(start).toThrow(/^[^\n]{1,160}$/);
  });

  test('takes a public chat key', () => {
    const config = readGoogleConfig(brand, { ...live, TELLBACK_CHAT_TOKEN_KEY: '{"kty":"EC","crv":"P-256","x":"a","y":"b"}' });
    expect(config.chatTokenKey).toEqual({ kty: 'EC', crv: 'P-256', x: 'a', y: 'b' });
  });
});

describe('the demo', () => {
  const env = { TELLBACK_STAGE: 'demo' };

  test('needs nothing but its stage', () => {
    expect(readDemoConfig({}, env)).toEqual({
      stage: 'demo',
      port: 3000,
      bankPort: 3001,
      dataDir: '.tellback/harbour',
      webhookSecret: null,
      hookSecret: null,
      seed: 'harbour',
      today: null,
      customers: 0,
    });
  });

  test('takes a port, a seed, a day and a number of customers', () => {
    const config = readDemoConfig({ seed: 'autumn', today: '2026-11-23', customers: '25' }, { ...env, PORT: '0' });
    expect(config).toMatchObject({ port: 0, bankPort: 0, dataDir: '.tellback/autumn-2026-11-23', today: '2026-11-23', customers: 25 });
  });

  test.each<[string, DemoFlags, Record<string, string>, RegExp]>([
    ['a stage that npm start did not set', {}, { TELLBACK_STAGE: 'live' }, /start it with `npm start`/],
    ['a port that is none', {}, { ...env, PORT: '70000' }, /PORT must be a whole number/],
    ['a day that does not exist', { today: '2026-02-30' }, env, /--today 2026-02-30 is not a date/],
    ['a day in words', { today: 'yesterday' }, env, /is not a date/],
    ['a seed that leaves its folder', { seed: '../../etc' }, env, /--seed takes/],
    ['too many customers', { customers: '1e9' }, env, /--customers must be a whole number/],
  ])('refuses %s with one clear line', (_, flags, settings, line) => {
    expect(() => readDemoConfig(flags, settings)).toThrow(line);
  });
});
