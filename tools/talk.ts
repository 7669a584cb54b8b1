// The speaker in a terminal: the same doors as everywhere, over a sandbox bank in memory.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { isCivilDate, type Locale } from '#skill';
import { cardsAt } from '../lambda/banks/cards.ts';
import { provisionSandbox } from '../lambda/banks/sandbox/provision.ts';
import { sandboxBank } from '../lambda/banks/sandbox/sandbox-bank.ts';
import type { KnownMerchant } from '../lambda/banks/sync.ts';
import { openDoors } from '../lambda/demo/doors.ts';
import type { Door, Heard, Said, Speaker } from '../lambda/demo/said.ts';
import { makeSpeaker } from '../lambda/demo/speaker.ts';
import { makeKeyring } from '../lambda/keys/keyring.ts';
import { localKeys, newLocalKey } from '../lambda/keys/local-keys.ts';
import { memoryKeyStore } from '../lambda/keys/memory-key-store.ts';
import { openMemory } from '../lambda/store/memory-store.ts';
import { localeTags } from '../locales/catalogue.ts';
import { ensureModel } from './train-understanding.ts';

const root = process.env.TELLBACK_ROOT ?? process.cwd();
const usage = `npm run talk -- [--channel alexa|google] [--locale ${localeTags.join('|')}] [--customer demo-us|demo-gb|demo-be|none] [--today YYYY-MM-DD] [--seed TEXT] [--unrecognised] [--json] ["a sentence"]`;
const channels: Readonly<Record<string, Door>> = { alexa: 'echo', google: 'web-chat' };
const customers = ['demo-us', 'demo-gb', 'demo-be', 'none'];

interface Talk {
  readonly door: Door;
  readonly locale: Locale;
  readonly customer: string | null;
  readonly voice: Said['voice'];
  readonly today: string | null;
  readonly seed: string;
  readonly json: boolean;
  readonly sentence: string;
}

const wanted = readFlags();
const speaker = await openSpeaker(wanted);
if (wanted.sentence === '') await converse(speaker, wanted);
else print(await say(speaker, wanted, wanted.sentence, randomUUID(), true), wanted.json);

function readFlags(): Talk {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values, positionals } = parseArgs({
      options: { channel: text, locale: text, customer: text, today: text, seed: text, unrecognised: flag, json: flag },
      allowPositionals: true,
    });
    const { channel = 'alexa', locale = 'en-US', customer = 'demo-us', today = null, seed = 'harbour' } = values;
    const door = channels[channel];
    const tag = localeTags.find((known) => known === locale);
    if (door === undefined) throw new Error(`--channel ${channel} is unknown`);
    if (tag === undefined) throw new Error(`--locale ${locale} is unknown`);
    if (!customers.includes(customer)) throw new Error(`--customer ${customer} is unknown`);
    if (today !== null && !isCivilDate(today)) throw new Error(`--today ${today} is not a date`);
    const sentence = positionals.join(' ').trim();
    return {
      door,
      locale: tag,
      customer: customer === 'none' ? null : customer,
      voice: values.unrecognised ? 'account' : 'person',
      today,
      seed,
      json: values.json,
      sentence,
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
    process.exit(1);
  }
}

async function openSpeaker({ today, seed, customer }: Talk): Promise<Speaker> {
  const instant = today === null ? Date.now() : Date.parse(`${today}T12:00:00Z`);
  const now = () => new Date(instant);
  const keyring = makeKeyring({ port: localKeys([newLocalKey()]), store: memoryKeyStore(), now });
  const store = openMemory(keyring);
  const read = (tag: string) => JSON.parse(readFileSync(join(root, 'locales', tag, 'merchants.json'), 'utf8')) as KnownMerchant[];
  const settings = { seed, now: now().toISOString(), ...(today !== null && { today }) };
  await provisionSandbox({ ...settings, store, people: customer === null ? [] : [customer], known: localeTags.flatMap(read) });
  const setCards = cardsAt(sandboxBank(settings));
  const doors = openDoors({ store, keyring, locales: join(root, 'locales'), setCards, now, log: () => {} });
  return makeSpeaker({ doors, store, engine: ensureModel(root), now });
}

function say(
  speaker: Speaker,
  { door, locale, customer, voice }: Talk,
  text: string,
  sessionId: string,
  newSession: boolean,
): Promise<Heard> {
  return speaker({ door, locale, customer, voice, text, sessionId, newSession });
}

/** A conversation, one sentence a line; an empty line opens the assistant, the end of input leaves. */
async function converse(speaker: Speaker, talk: Talk): Promise<void> {
  let sessionId = randomUUID();
  let isNew = true;
  print(await say(speaker, talk, '', sessionId, true), talk.json);
  isNew = false;
  const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: process.stdin.isTTY });
  lines.setPrompt(talk.json ? '' : '> ');
  lines.prompt();
  for await (const text of lines) {
    const heard = await say(speaker, talk, text, sessionId, isNew);
    print(heard, talk.json);
    isNew = heard.end;
    if (heard.end) sessionId = randomUUID();
    lines.prompt();
  }
}

function print(heard: Heard, json: boolean): void {
  const { intent, speech, ssml, screen, disclosures, request, response } = heard;
  console.log(json ? JSON.stringify({ intent, speech, ssml, screen, disclosures, request, response }) : speech);
  if (!json && heard.card !== null) console.log('  [a card in the Alexa app: link your account]');
}
