// The Dialogflow webhook: a composition root, and nothing else.
import { join } from 'node:path';
import { brand } from '../../brand/brand.ts';
import * as rules from '../../brand/rules.ts';
import { heardIn } from '../../locales/heard-in.ts';
import { speakIn } from '../../locales/speak.ts';
import { apologyIn } from '../apology.ts';
import { cardsAt, freezeOver } from '../banks/cards.ts';
import { connected } from '../banks/connected.ts';
import { googleHandler } from '../channels/google/handler.ts';
import { googleHttp } from '../channels/google/http.ts';
import { googleLambda } from '../channels/google/lambda.ts';
import { readGoogleConfig } from '../config.ts';
import { logTo, toStdout, turnLog } from '../log.ts';
import { secretsFrom } from '../secrets.ts';
import type { Live } from '../live.ts';
import { makeTurn } from '../turn.ts';

const config = readGoogleConfig(brand);
const log = logTo(toStdout);
const secrets = secretsFrom(config.extension, (line) => process.stderr.write(line));
const databaseUrl = () => secrets.databaseUrl(config.databaseSecret);
// Loaded by the first customer: a stranger is told how to link without the store or the keys.
let opened: Promise<Live> | undefined;
const live = () => (opened ??= import('../live.ts').then(({ openLive }) => openLive(databaseUrl, config.kms)));
const store = async () => (await live()).store;
const sessionSecret = () => secrets.key(config.sessionSecret);
const locales = join(import.meta.dirname, 'locales');
const speak = speakIn(locales, {
  bank: brand.name,
  app: brand.appName,
  emergencyNumber: brand.emergencyNumber,
});
const now = () => new Date();
const turn = makeTurn({
  ...rules,
  store,
  keyring: async () => (await live()).keyring,
  speak,
  freeze: freezeOver(cardsAt(connected)),
  sessionSecret,
  deadlineMs: 4_000,
  now,
  log: turnLog(log, 'google'),
});

export const handler = googleLambda(
  googleHttp({
    secret: () => secrets.key(config.webhookSecret),
    handler: googleHandler({
      turn,
      store,
      chatTokenKey: config.chatTokenKey,
      speak,
      mayStand: heardIn(locales),
      apology: apologyIn(speak),
      deadlineMs: 4_300,
      now,
      log,
    }),
    log,
  }),
);
