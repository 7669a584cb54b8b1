// The Alexa skill: a composition root, and nothing else.
import { join } from 'node:path';
import { brand } from '../../brand/brand.ts';
import * as rules from '../../brand/rules.ts';
import { speakIn } from '../../locales/speak.ts';
import { apologyIn } from '../apology.ts';
import { cardsAt, freezeOver } from '../banks/cards.ts';
import { connected } from '../banks/connected.ts';
import { alexaHandler } from '../channels/alexa/handler.ts';
import { readAlexaConfig } from '../config.ts';
import { keyedHash } from '../hash.ts';
import { logTo, toStdout, turnLog } from '../log.ts';
import { secretsFrom } from '../secrets.ts';
import type { Live } from '../live.ts';
import { makeTurn } from '../turn.ts';
import { readVerifyToken } from '../verify-token.ts';

const config = readAlexaConfig(brand);
const log = logTo(toStdout);
const secrets = secretsFrom(config.extension, (line) => process.stderr.write(line));
const databaseUrl = () => secrets.databaseUrl(config.databaseSecret);
// Loaded by the first customer: a stranger is told how to link without the store or the keys.
let opened: Promise<Live> | undefined;
const live = () => (opened ??= import('../live.ts').then(({ openLive }) => openLive(databaseUrl, config.kms)));
const store = async () => (await live()).store;
const sessionSecret = () => secrets.key(config.sessionSecret);
const now = () => new Date();
const speak = speakIn(join(import.meta.dirname, 'locales'), {
  bank: brand.name,
  app: brand.appName,
  emergencyNumber: brand.emergencyNumber,
});
const apology = apologyIn(speak);
const turn = makeTurn({
  ...rules,
  store,
  keyring: async () => (await live()).keyring,
  speak,
  freeze: freezeOver(cardsAt(connected)),
  sessionSecret,
  deadlineMs: 6_500,
  now,
  log: turnLog(log, 'alexa'),
});

export const handler = alexaHandler({
  turn,
  readVerifyToken: readVerifyToken({ sessionSecret, now }),
  bind: async (tokenHash, userId) => (await store()).bindSubject(tokenHash, 'alexa', keyedHash('subject', userId, await sessionSecret())),
  unlink: async (userId, at) => {
    const subject = keyedHash('subject', userId, await sessionSecret());
    await (await store()).unlinkSubject('alexa', subject, at, now().toISOString());
  },
  optIn: async (event) => {
    const { alexaOptIn } = await import('../delivery/alexa-opt-in.ts');
    const { addresses, keyring } = await live();
    await alexaOptIn({ store: addresses, keyring, secret: await sessionSecret() })(event);
  },
  skillId: config.skillId,
  deadlineMs: 6_800,
  apology: (locale) => apology(locale, 'ear'),
  brandName: brand.name,
  log,
});
