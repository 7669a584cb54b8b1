import { readFileSync } from 'node:fs';
import { provisionSandbox } from '../../lambda/banks/sandbox/provision.ts';
import { storyOf, worldOn } from '../../lambda/banks/sandbox/world.ts';
import { openDoors } from '../../lambda/demo/doors.ts';
import type { Door, Heard, Speaker } from '../../lambda/demo/said.ts';
import { makeSpeaker } from '../../lambda/demo/speaker.ts';
import type { Store, Writer } from '../../lambda/store/store.ts';
import { localeTags } from '../../locales/catalogue.ts';
import { ensureModel } from '../../tools/train-understanding.ts';
import { testKeyring } from '../support/keyring.ts';
import type { OracleWorld } from '../oracle/world.ts';
import type { Conversation } from './conversation.ts';
import { expectedWords } from './expected.ts';

const seed = 'harbour';

/** The sandbox bank on one instant, ready to be asked, beside the same world as the oracle sees it. */
export interface Stage {
  readonly speaker: Speaker;
  worldOf(person: string): OracleWorld;
}

export async function openStage(store: Store & Writer, instant: string): Promise<Stage> {
  const known = localeTags.flatMap((tag) => JSON.parse(readFileSync(`locales/${tag}/merchants.json`, 'utf8')));
  await provisionSandbox({ store, seed, now: instant, known });
  const now = () => new Date(instant);
  const worlds = new Map<string, OracleWorld>();
  return {
    speaker: makeSpeaker({
      doors: openDoors({ store, keyring: testKeyring(), locales: 'locales', now, log: () => {} }),
      store,
      engine: ensureModel('.'),
      now,
    }),
    worldOf: (person) => {
      const { zone, region } = storyOf(person).person;
      const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(now());
      const world = worlds.get(person) ?? { ...worldOn(seed, person, today), today, region };
      worlds.set(person, world);
      return world;
    },
  };
}

/** Says one phrasing of every turn in one session. */
export async function hold(conversation: Conversation, { speaker }: Stage, door: Door, phrasing: number): Promise<readonly Heard[]> {
  const heard: Heard[] = [];
  for (const { they } of conversation.turns) {
    const said = { door, locale: conversation.locale, customer: conversation.person, voice: 'person', text: they[phrasing] ?? '' } as const;
    heard.push(await speaker({ ...said, sessionId: `${conversation.question} ${door} ${phrasing}`, newSession: heard.length === 0 }));
  }
  return heard;
}

const tail = / (Anything else|What else|Something more|Autre chose|Et ensuite|Une autre question) ?\?$/;

/** What was heard beside what should have been: [question, heard, expected], empty if all is well. */
export function differences(conversation: Conversation, heard: readonly Heard[], world: OracleWorld): readonly (readonly string[])[] {
  return conversation.turns.flatMap(({ they, we, opens, disclosed }, at) => {
    const question = they.join(' / ');
    const voice = heard[at]?.speech.replace(tail, '') ?? '';
    const expected = expectedWords(we ?? opens ?? '', world, conversation.locale);
    const told = rowsOf(heard[at], conversation.person);
    return [
      ...(we !== undefined && voice !== expected ? [[question, voice, expected]] : []),
      ...(opens !== undefined && !voice.startsWith(expected) ? [[question, voice, expected]] : []),
      ...(disclosed !== undefined && told.join() !== [...disclosed].sort().join()
        ? [[question, told.join(', '), disclosed.join(', ')]]
        : []),
    ];
  });
}

/** "kind account" of every ledger row an answer cost */
export const rowsOf = (heard: Heard | undefined, person: string): readonly string[] =>
  (heard?.disclosures ?? []).map(({ account, kind }) => `${kind} ${account.replace(`${person}/`, '')}`).sort();
