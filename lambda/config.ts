import type { JsonWebKey } from 'node:crypto';
import type { Brand } from '../brand/brand.ts';

/**
 * The only reader of the environment. A live function's settings hold names of secrets, never secrets
 * (lambda/secrets.ts reads those at first use). The demo stage is set by `npm start` alone.
 */

/** Good enough to package and to try out; a live function refuses it. */
const placeholderSkillId = 'amzn1.ask.skill.00000000-0000-0000-0000-000000000000';

type Env = Readonly<Record<string, string | undefined>>;

/** A setting that keeps a process from starting. The message is the one line its operator reads. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Where the AWS Parameters and Secrets extension listens on this host. */
export interface SecretsExtension {
  readonly port: number;
  readonly token: string;
}

/** AWS KMS, which wraps our data keys. The credentials are the function's own and change while it lives. */
export interface KmsConfig {
  readonly region: string;
  /** Its ARN or alias */
  readonly keyId: string;
  readonly credentials: () => { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken: string };
  /** A stand-in on this machine, for a trial run; null is AWS */
  readonly endpoint: string | null;
}

export interface LiveConfig {
  readonly stage: 'live';
  readonly extension: SecretsExtension;
  readonly kms: KmsConfig;
  /** Name of the secret that holds the PostgreSQL URL */
  readonly databaseSecret: string;
  /** Name of the secret that keys the HMAC of platform session ids */
  readonly sessionSecret: string;
}

export interface AlexaConfig extends LiveConfig {
  readonly skillId: string;
}

export interface GoogleConfig extends LiveConfig {
  /** Name of the secret that Dialogflow sends with every call */
  readonly webhookSecret: string;
  /** Public key of the bank's chat tokens, or null if customers come with one-time codes only */
  readonly chatTokenKey: JsonWebKey | null;
}

/** The companion and account linking. Their origin is that of brand.links.app. */
export interface WebConfig extends LiveConfig {
  readonly origin: string;
  readonly skillId: string;
  /** Decides which of Amazon's addresses a code may go to */
  readonly alexaVendorId: string;
  /** Name of the secret that Alexa shows at the token endpoint */
  readonly alexaClientSecret: string;
  /** Login with Amazon, for "Connect Alexa" in the companion; null: it leads to the skill's page */
  readonly amazon: { readonly clientId: string /** Name of its secret */; readonly clientSecret: string } | null;
  /** The bank's own login: OpenID Connect */
  readonly bank: { readonly issuer: string; readonly clientId: string /** Name of its secret */; readonly clientSecret: string };
  /** Public key of the tokens by which the bank's app calls the API, or null if it does not */
  readonly bankTokenKey: JsonWebKey | null;
  /** Name of the secret by which the bank's engine signs its alerts, or null if it sends none */
  readonly hookSecret: string | null;
  /** VAPID public key, or null: browsers get no pushes */
  readonly vapidPublicKey: string | null;
}

/** The watch over payments and what leaves from it. What is null is not sent. */
export interface WatchConfig extends LiveConfig {
  /** The bank's notification hub, which takes our signed webhooks */
  readonly hub: { readonly url: string /** Name of the secret that signs them */; readonly secret: string } | null;
  /** The skill's own client for Alexa's proactive events (developer console: permissions) */
  readonly alexaEvents: { readonly clientId: string /** Name of its secret */; readonly clientSecret: string } | null;
  readonly webPush: WebPushConfig | null;
}

/** VAPID (RFC 8292): who sends, and the key pair that proves it */
export interface WebPushConfig {
  /** 'mailto:' or https address of whom a push service may ask */
  readonly subject: string;
  readonly publicKey: string;
  /** Name of the secret that holds the private key */
  readonly privateKey: string;
}

export interface DemoConfig {
  readonly stage: 'demo';
  readonly port: number;
  /** Where the sandbox bank's own login listens: the next port, unless BANK_PORT names one */
  readonly bankPort: number;
  /** Where the invented world of this seed and day is kept */
  readonly dataDir: string;
  /** The secret `/google` asks for; null lets the server make one that nobody knows */
  readonly webhookSecret: string | null;
  /** Signs alerts of a bank's engine; null: none are taken */
  readonly hookSecret: string | null;
  readonly seed: string;
  /** Civil date on which the invented bank stands, or null for the real one */
  readonly today: string | null;
  /** Invented customers beside the three sample people */
  readonly customers: number;
}

/** Throws ConfigError if a live Alexa function may not start. */
export function readAlexaConfig(brand: Brand, env: Env = process.env): AlexaConfig {
  const live = readLive(brand, env);
  const skillId = required(env, 'TELLBACK_ALEXA_SKILL_ID');
  if (!/^amzn1\.ask\.skill\.[0-9a-f-]{36}$/.test(skillId) || skillId === placeholderSkillId) {
    throw new ConfigError("TELLBACK_ALEXA_SKILL_ID is not a skill id: copy it from the skill's page in the Alexa developer console.");
  }
  return { ...live, skillId };
}

/** Throws ConfigError if a live Dialogflow function may not start. */
export function readGoogleConfig(brand: Brand, env: Env = process.env): GoogleConfig {
  const live = readLive(brand, env);
  return { ...live, webhookSecret: required(env, 'TELLBACK_GOOGLE_SECRET_NAME'), chatTokenKey: publicKey(env) };
}

/** Throws ConfigError if a live function without a door of its own may not start. */
export const readJobConfig = (brand: Brand, env: Env = process.env): LiveConfig => readLive(brand, env);

/** Throws ConfigError if the live companion may not start. */
export function readWebConfig(brand: Brand, env: Env = process.env): WebConfig {
  const live = readAlexaConfig(brand, env);
  const issuer = required(env, 'TELLBACK_BANK_ISSUER');
  if (!isHttps(issuer)) {
    throw new ConfigError("TELLBACK_BANK_ISSUER must be the https address of the bank's own login.");
  }
  return {
    ...live,
    origin: new URL(brand.links.app).origin,
    alexaVendorId: word(env, 'TELLBACK_ALEXA_VENDOR_ID'),
    alexaClientSecret: required(env, 'TELLBACK_ALEXA_CLIENT_SECRET_NAME'),
    amazon: env.TELLBACK_AMAZON_CLIENT_ID
      ? { clientId: env.TELLBACK_AMAZON_CLIENT_ID, clientSecret: required(env, 'TELLBACK_AMAZON_SECRET_NAME') }
      : null,
    bank: { issuer, clientId: bankClientId(env), clientSecret: required(env, 'TELLBACK_BANK_SECRET_NAME') },
    bankTokenKey: publicKey(env),
    hookSecret: env.TELLBACK_HOOK_SECRET_NAME || null,
    vapidPublicKey: env.TELLBACK_VAPID_PUBLIC_KEY || null,
  };
}

/** Throws ConfigError if the live watch may not start. */
export function readWatchConfig(brand: Brand, env: Env = process.env): WatchConfig {
  const hub = env.TELLBACK_HUB_URL || null;
  if (hub !== null && !isHttps(hub)) throw new ConfigError("TELLBACK_HUB_URL must be the https address of the bank's notification hub.");
  return {
    ...readLive(brand, env),
    hub: hub === null ? null : { url: hub, secret: required(env, 'TELLBACK_HUB_SECRET_NAME') },
    alexaEvents: env.TELLBACK_ALEXA_EVENTS_CLIENT_ID
      ? { clientId: env.TELLBACK_ALEXA_EVENTS_CLIENT_ID, clientSecret: required(env, 'TELLBACK_ALEXA_EVENTS_SECRET_NAME') }
      : null,
    webPush: env.TELLBACK_VAPID_PUBLIC_KEY
      ? { subject: brand.links.app, publicKey: env.TELLBACK_VAPID_PUBLIC_KEY, privateKey: required(env, 'TELLBACK_VAPID_SECRET_NAME') }
      : null,
  };
}

const isHttps = (url: string): boolean => URL.canParse(url) && new URL(url).protocol === 'https:';

/** What `npm start` was given after `--`. */
export interface DemoFlags {
  readonly seed?: string | undefined;
  readonly today?: string | undefined;
  readonly customers?: string | undefined;
}

/** Throws ConfigError unless `npm start` set the stage and port and flags can be used. */
export function readDemoConfig(flags: DemoFlags, env: Env = process.env): DemoConfig {
  if (env.TELLBACK_STAGE !== 'demo') throw new ConfigError('The local server is for the demo: start it with `npm start`.');
  const today = flags.today ?? null;
  if (today !== null && !isCivilDate(today)) throw new ConfigError(`--today ${today} is not a date: write it as YYYY-MM-DD.`);
  const seed = flags.seed ?? 'harbour';
  if (!/^[\w-]{1,40}$/.test(seed)) throw new ConfigError('--seed takes up to 40 letters, digits and dashes.');
  const port = integer('PORT', env.PORT || '3000', 0, 65_534);
  return {
    stage: 'demo',
    port,
    bankPort: integer('BANK_PORT', env.BANK_PORT || String(port === 0 ? 0 : port + 1), 0, 65_535),
    dataDir: `${env.TELLBACK_DATA || '.tellback'}/${today === null ? seed : `${seed}-${today}`}`,
    webhookSecret: env.TELLBACK_GOOGLE_SECRET || null,
    hookSecret: env.TELLBACK_HOOK_SECRET || null,
    seed,
    today,
    customers: integer('--customers', flags.customers ?? '0', 0, 100_000),
  };
}

function readLive(brand: Brand, env: Env): LiveConfig {
  const stage = env.TELLBACK_STAGE || 'live';
  if (stage === 'demo') throw new ConfigError('TELLBACK_STAGE=demo belongs to `npm start`: a function runs live or not at all.');
  if (stage !== 'live') throw new ConfigError(`TELLBACK_STAGE=${stage} is unknown: leave it out or set it to live.`);
  if (brand.demo) throw new ConfigError("brand/brand.ts is still the demo brand: enter the bank's own and set demo to false.");
  const plain = Object.entries(brand.links).find(([, url]) => !url.startsWith('https://'));
  if (plain !== undefined) throw new ConfigError(`brand/brand.ts links.${plain[0]} must be an https address.`);
  if (env.DATABASE_URL) {
    throw new ConfigError('DATABASE_URL holds a password: put it into a secret and name that in TELLBACK_DATABASE_SECRET_NAME.');
  }
  return {
    stage: 'live',
    extension: {
      port: integer('PARAMETERS_SECRETS_EXTENSION_HTTP_PORT', env.PARAMETERS_SECRETS_EXTENSION_HTTP_PORT || '2773', 1, 65_535),
      token: required(env, 'AWS_SESSION_TOKEN'),
    },
    kms: readKms(env),
    databaseSecret: required(env, 'TELLBACK_DATABASE_SECRET_NAME'),
    sessionSecret: required(env, 'TELLBACK_SESSION_SECRET_NAME'),
  };
}

/** Other tokens of the bank have these as their audience: one made for signing in must never pass for one of them. */
function bankClientId(env: Env): string {
  const id = required(env, 'TELLBACK_BANK_CLIENT_ID');
  if (id === 'tellback' || id === 'tellback-api')
    throw new ConfigError(`TELLBACK_BANK_CLIENT_ID must not be ${id}: tokens of the bank have that audience.`);
  return id;
}

/** Throws ConfigError if KMS cannot be asked with these settings. */
export function readKms(env: Env): KmsConfig {
  const endpoint = env.TELLBACK_KMS_ENDPOINT || null;
  if (endpoint !== null && !/^http:\/\/127\.0\.0\.1:\d+$/.test(endpoint)) {
    throw new ConfigError('TELLBACK_KMS_ENDPOINT is for a stand-in on 127.0.0.1: leave it out to use AWS.');
  }
  return {
    region: required(env, 'AWS_REGION'),
    keyId: required(env, 'TELLBACK_KMS_KEY'),
    credentials: () => ({
      accessKeyId: required(env, 'AWS_ACCESS_KEY_ID'),
      secretAccessKey: required(env, 'AWS_SECRET_ACCESS_KEY'),
      sessionToken: required(env, 'AWS_SESSION_TOKEN'),
    }),
    endpoint,
  };
}

function word(env: Env, name: string): string {
  const value = required(env, name);
  if (!/^[A-Za-z0-9]{1,64}$/.test(value)) throw new ConfigError(`${name} holds letters and digits only.`);
  return value;
}

function required(env: Env, name: string): string {
  const value = env[name];
  if (!value) throw new ConfigError(`${name} is missing.`);
  return value;
}

function integer(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw new ConfigError(`${name} must be a whole number from ${least} to ${most}.`);
  return value;
}

function publicKey(env: Env): JsonWebKey | null {
  const name = 'TELLBACK_CHAT_TOKEN_KEY';
  const text = env[name];
  if (!text) return null;
  const key = parseObject(text);
  if (key === null || typeof key.kty !== 'string') throw new ConfigError(`${name} must be a public key as JSON Web Key.`);
  if ('d' in key || key.kty === 'oct') throw new ConfigError(`${name} holds a private key: only the public half belongs here.`);
  return key;
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function isCivilDate(text: string): boolean {
  const instant = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}
