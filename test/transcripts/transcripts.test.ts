import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Locale } from '#skill';
import { provisionSandbox } from '../../lambda/banks/sandbox/provision.ts';
import { storyOf, worldOn } from '../../lambda/banks/sandbox/world.ts';
import { openDoors } from '../../lambda/demo/doors.ts';
import type { Door, Heard, Speaker } from '../../lambda/demo/said.ts';
import { makeSpeaker } from '../../lambda/demo/speaker.ts';
import { sqlStore } from '../../lambda/store/sql-store.ts';
import type { Store, Writer } from '../../lambda/store/store.ts';
import { localeTags } from '../../locales/catalogue.ts';
import { ensureModel } from '../../tools/train-understanding.ts';
import type { OracleWorld } from '../oracle/world.ts';
import { freshDatabase } from '../support/database.ts';
import { type Conversation, conversationsIn } from './conversation.ts';
import { expectedWords } from './expected.ts';

/** A Monday; the pending payments of the weekend are not booked yet. */
const today = '2026-11-23';
const seed = 'harbour';
const now = () => new Date(`${today}T17:00:00Z`);
const tail = / (Anything else|What else|Something more|Autre chose|Et ensuite|Une autre question) ?\?$/;

let store: Store & Writer;
let speaker: Speaker;

beforeAll(async () => {
  store = sqlStore((await freshDatabase()).db);
  const known = localeTags.flatMap((tag) => JSON.parse(readFileSync(`locales/${tag}/merchants.json`, 'utf8')));
  await provisionSandbox({ store, seed, now: now().toISOString(), today, known });
  speaker = makeSpeaker({ doors: openDoors({ store, locales: 'locales', now, log: () => {} }), store, engine: ensureModel('.'), now });
}, 60_000);

afterAll(() => store.close());

const worlds = new Map<string, OracleWorld>();
function worldOf(person: string): OracleWorld {
  const known = worlds.get(person) ?? { ...worldOn(seed, person, today), today, region: storyOf(person).person.region };
  worlds.set(person, known);
  return known;
}

/** Says one phrasing of every turn in one session. */
async function hold(conversation: Conversation, door: Door, phrasing: number): Promise<readonly Heard[]> {
  const heard: Heard[] = [];
  for (const { they } of conversation.turns) {
    const text = they[phrasing] ?? they[0] ?? '';
    const said = { door, locale: conversation.locale, customer: conversation.person, recognised: true, text };
    heard.push(await speaker({ ...said, sessionId: `${conversation.question} ${door} ${phrasing}`, newSession: heard.length === 0 }));
  }
  return heard;
}

const spokenFirst: Record<Locale, number[]> = { 'en-US': [], 'fr-FR': [] };

describe.each(localeTags)('%s', (locale) => {
  describe.each(conversationsIn(locale))('$question', (conversation) => {
    test.each([0, 1, 2])('said in way %i, heard alike on both doors', async (phrasing) => {
      const [echo, phone] = [await hold(conversation, 'echo', phrasing), await hold(conversation, 'phone', phrasing)];
      conversation.turns.forEach(({ they, we, opens, disclosed }, at) => {
        const world = worldOf(conversation.person);
        const [voice, line] = [echo[at]?.speech ?? '', phone[at]?.speech ?? ''];
        const question = they[phrasing];
        const sentence = { question, heard: voice.replace(tail, '') };
        if (we !== undefined) expect(sentence).toEqual({ question, heard: expectedWords(we, world, locale) });
        if (opens !== undefined)
          expect({ question, heard: voice.startsWith(expectedWords(opens, world, locale)) || voice }).toEqual({ question, heard: true });
        expect(digits(line)).toEqual(digits(voice));
        if (disclosed !== undefined) expect(rowsOf(echo[at], conversation.person)).toEqual([...disclosed].sort());
        expect(rowsOf(phone[at], conversation.person)).toEqual(rowsOf(echo[at], conversation.person));
      });
      spokenFirst[locale].push(echo[0]?.speech.split(/\s+/).length ?? 0);
    });
  });

  test('first answers are short: median at most 18 words, 95 in 100 at most 28', () => {
    const counts = [...spokenFirst[locale]].sort((a, b) => a - b);
    expect(counts.length).toBeGreaterThan(30);
    expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(18);
    expect(counts[Math.ceil(counts.length * 0.95) - 1]).toBeLessThanOrEqual(28);
  });

  test('at least three phrasings each, none of them among the utterances the model has learnt', () => {
    const { intents } = JSON.parse(readFileSync(`locales/${locale}/utterances.json`, 'utf8')) as { intents: Record<string, string[]> };
    const learnt = new Set(Object.values(intents).flat());
    for (const { turns } of conversationsIn(locale)) {
      for (const { they } of turns) {
        expect(they.length).toBeGreaterThanOrEqual(3);
        expect(they.filter((text) => learnt.has(text))).toEqual([]);
      }
    }
  });
});

const digits = (text: string) => text.replaceAll(/\D/g, '');
const rowsOf = (heard: Heard | undefined, person: string) =>
  (heard?.disclosures ?? []).map(({ account, kind }) => `${kind} ${account.replace(`${person}/`, '').replace(`${person}-`, '')}`).sort();
