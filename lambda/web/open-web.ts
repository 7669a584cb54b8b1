import { createHmac } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Brand } from '../../brand/brand.ts';
import type { WebConfig } from '../config.ts';
import { cardsAt } from '../banks/cards.ts';
import { connected } from '../banks/connected.ts';
import { hookRouter } from '../hooks/hooks.ts';
import { makeKeyring } from '../keys/keyring.ts';
import { kmsKeys } from '../keys/kms-keys.ts';
import { alexaEnable } from '../oauth/alexa-enable.ts';
import { codeOf, type Log } from '../log.ts';
import { makeBankLogin } from '../oauth/bank-login.ts';
import { alexaRedirects } from '../oauth/clients.ts';
import type { Secrets } from '../secrets.ts';
import { openPostgres } from '../store/postgres.ts';
import { sqlCustomerStore } from '../store/sql-customer-store.ts';
import { sqlKeyStore } from '../store/sql-key-store.ts';
import { sqlOauthStore } from '../store/sql-oauth-store.ts';
import { sqlStore } from '../store/sql-store.ts';
import { sqlWarningStore } from '../store/sql-warning-store.ts';
import { afterChange } from './after-change.ts';
import { makeWeb, type WebParts } from './web.ts';

export interface LiveWeb extends Pick<WebParts, 'locales' | 'picoCss' | 'now' | 'log'> {
  readonly config: WebConfig;
  readonly brand: Brand;
  readonly rules: WebParts['rules'] & { readonly warnings: { readonly detector: { readonly live: boolean } } };
  readonly secrets: Secrets;
}

/** Whatever went wrong, the caller learns nothing of our inside. Express knows it by its four parameters. */
const lastHandler =
  (log: Log): ErrorRequestHandler =>
  (error, _request, response, _next) => {
    log({ event: 'failed', channel: 'web', code: codeOf(error) });
    if (response.headersSent) response.end();
    else response.status(500).json({ error: 'failed' });
  };

/** Opens the skill in the Alexa app, where linking can begin (Amazon: "Create a Quick Link"). */
const skillPage = (skillId: string) => `https://alexa-skills.amazon.com/apis/custom/skills/${skillId}/launch`;

/** The live companion as an Express app. Secrets are fetched here; the database and KMS are reached at first use. */
export async function openWeb({ config, brand, secrets, now, ...parts }: LiveWeb): Promise<Express> {
  const db = openPostgres(() => secrets.databaseUrl(config.databaseSecret));
  const keyring = makeKeyring({ port: kmsKeys(config.kms), store: sqlKeyStore(db), now });
  const [sessionSecret, alexaSecret] = await Promise.all([secrets.key(config.sessionSecret), secrets.key(config.alexaClientSecret)]);
  const { origin, bank, amazon, skillId, vapidPublicKey } = config;
  const store = sqlStore(db, keyring);
  const warnings = sqlWarningStore(db);
  const setCards = cardsAt(connected);
  const hooks = hookRouter({
    secrets: config.hookSecret === null ? [] : (await secrets.key(config.hookSecret)).split(' '),
    ...afterChange({ store, warnings, brand, now, ...parts }),
  });
  const connect =
    amazon === null
      ? skillPage(skillId)
      : alexaEnable({ skillId, stage: 'live', clientId: amazon.clientId, clientSecret: await secrets.key(amazon.clientSecret) });
  const app = express().disable('x-powered-by');
  app.use(
    makeWeb({
      ...parts,
      origin,
      brand,
      store,
      customers: sqlCustomerStore(db, keyring),
      oauthStore: sqlOauthStore(db),
      warnings,
      hooks,
      setCards,
      vapidPublicKey,
      keyring,
      bank: makeBankLogin({
        issuer: bank.issuer,
        clientId: bank.clientId,
        clientSecret: () => secrets.key(bank.clientSecret),
        redirectUri: `${origin}/login/return`,
        allowInsecure: false,
        now,
      }),
      bankOrigin: new URL(bank.issuer).origin,
      bankTokenKey: config.bankTokenKey,
      connect,
      clients: [{ id: 'alexa', platform: 'alexa', secret: alexaSecret, redirectUris: alexaRedirects(config.alexaVendorId) }],
      // Of the same secret, under a name of its own: it signs the cookies of a linking under way.
      cookieKeys: [createHmac('sha256', sessionSecret).update('oauth-cookies').digest('base64url')],
      now,
    }),
  );
  app.use((_, response) => void response.status(404).json({ error: 'not.found' }));
  app.use(lastHandler(parts.log));
  return app;
}
