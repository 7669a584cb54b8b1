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

interface LiveConfig {
  readonly stage: 'live';
  readonly extension: SecretsExtension;
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

export interface DemoConfig {
  readonly stage: 'demo';
  readonly port: number;
  /** Where the invented world of this seed and day is kept */
  readonly dataDir: string;
  /** The secret `/google` asks for; null lets the server make one that nobody knows */
  readonly webhookSecret: string | null;
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
  const seed = flags.seed ?? '1';
  if (!/^[\w-]{1,40}$/.test(seed)) throw new ConfigError('--seed takes up to 40 letters, digits and dashes.');
  return {
    stage: 'demo',
    port: integer('PORT', env.PORT || '3000', 0, 65_535),
    dataDir: `${env.TELLBACK_DATA || '.tellback'}/${today === null ? seed : `${seed}-${today}`}`,
    webhookSecret: env.TELLBACK_GOOGLE_SECRET || null,
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
    databaseSecret: required(env, 'TELLBACK_DATABASE_SECRET_NAME'),
    sessionSecret: required(env, 'TELLBACK_SESSION_SECRET_NAME'),
  };
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
