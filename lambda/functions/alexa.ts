// The Alexa skill: a composition root, and nothing else.
import { join } from 'node:path';
import { brand } from '../../brand/brand.ts';
import { speakIn } from '../../locales/speak.ts';
import { apologyIn } from '../apology.ts';
import { alexaHandler } from '../channels/alexa/handler.ts';
import { readAlexaConfig } from '../config.ts';
import { logTo, toStdout, turnLog } from '../log.ts';
import { secretsFrom } from '../secrets.ts';
import type { Store, Writer } from '../store/store.ts';
import { makeTurn } from '../turn.ts';

const config = readAlexaConfig(brand);
const log = logTo(toStdout);
const secrets = secretsFrom(config.extension, (line) => process.stderr.write(line));
const databaseUrl = () => secrets.databaseUrl(config.databaseSecret);
// Loaded by the first customer: a stranger is told how to link without it.
let opened: Promise<Store & Writer> | undefined;
const store = () => (opened ??= import('../store/open-store.ts').then(({ openStore }) => openStore(databaseUrl)));
const speak = speakIn(join(import.meta.dirname, 'locales'), {
  bank: brand.name,
  app: brand.appName,
  emergencyNumber: brand.emergencyNumber,
});
const apology = apologyIn(speak);
const turn = makeTurn({
  store,
  speak,
  sessionSecret: () => secrets.key(config.sessionSecret),
  deadlineMs: 6_500,
  now: () => new Date(),
  log: turnLog(log, 'alexa'),
});

export const handler = alexaHandler({
  turn,
  skillId: config.skillId,
  deadlineMs: 6_800,
  apology: (locale) => apology(locale, 'ear'),
  brandName: brand.name,
  log,
});
