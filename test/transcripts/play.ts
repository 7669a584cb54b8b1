import { readFileSync } from 'node:fs';
import type { CustomerId, Warning } from '#skill';
import { provisionSandbox } from '../../lambda/banks/sandbox/provision.ts';
import { storyOf, worldOn } from '../../lambda/banks/sandbox/world.ts';
import { openDoors } from '../../lambda/demo/doors.ts';
import type { Door, Heard, Speaker } from '../../lambda/demo/said.ts';
import { makeSpeaker } from '../../lambda/demo/speaker.ts';
import { type ProofChoice, setProof } from '../../lambda/pin/set-proof.ts';
import type { Store, Writer } from '../../lambda/store/store.ts';
import { localeTags } from '../../locales/catalogue.ts';
import { ensureModel } from '../../tools/train-understanding.ts';
import { testKeyring } from '../support/keyring.ts';
import type { OracleWorld } from '../oracle/world.ts';
import { type Conversation, warningsOf } from './conversation.ts';
import { expectedWords } from './expected.ts';

const seed = 'harbour';

/** The sandbox bank on one instant, ready to be asked, beside the same world as the oracle sees it. */
export interface Stage {
  readonly speaker: Speaker;
  worldOf(person: string): OracleWorld;
  /** As it is when a conversation begins: its warnings open, its PIN chosen. */
  set(conversation: Conversation): Promise<void>;
  /** As it was before */
  clear(conversation: Conversation): Promise<void>;
}

/** What a conversation needs of a store that no part of the product does */
export interface Backstage {
  /** These are open, and no others. */
  warn(person: string, warnings: readonly Warning[]): Promise<void>;
  /** Frozen cards are active again. */
  thaw(person: string): Promise<void>;
}

export async function openStage(store: Store & Writer, instant: string, { warn, thaw }: Backstage): Promise<Stage> {
  const known = localeTags.flatMap((tag) => JSON.parse(readFileSync(`locales/${tag}/merchants.json`, 'utf8')));
  await provisionSandbox({ store, seed, now: instant, known });
  const now = () => new Date(instant);
  const worlds = new Map<string, OracleWorld>();
  const keyring = testKeyring();
  const choose = (person: string, choice: ProofChoice) => setProof({ store, keyring }, person as CustomerId, choice, instant);
  return {
    speaker: makeSpeaker({
      doors: openDoors({ store, keyring, locales: 'locales', setCards: async () => {}, now, log: () => {} }),
      store,
      engine: ensureModel('.'),
      now,
    }),
    set: async (conversation) => {
      const { person, pin, warnings } = conversation;
      if (warnings !== undefined) await warn(person, warningsOf(conversation));
      if (pin !== undefined) await choose(person, { chosen: 'pin', pin });
    },
    clear: async ({ person, pin, warnings, freezes }) => {
      if (warnings !== undefined) await warn(person, []);
      if (pin !== undefined) await choose(person, { chosen: 'none' });
      if (freezes) await thaw(person);
    },
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
export async function hold(conversation: Conversation, stage: Stage, door: Door, phrasing: number): Promise<readonly Heard[]> {
  const heard: Heard[] = [];
  const { locale, person: customer, voice = 'person' } = conversation;
  await stage.set(conversation);
  for (const { they } of conversation.turns) {
    const said = { door, locale, customer, voice, text: they[phrasing] ?? '' } as const;
    heard.push(await stage.speaker({ ...said, sessionId: `${conversation.question} ${door} ${phrasing}`, newSession: heard.length === 0 }));
  }
  await stage.clear(conversation);
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
