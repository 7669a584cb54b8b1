import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { sqlStore } from '../../lambda/store/sql-store.ts';
import type { Store, Writer } from '../../lambda/store/store.ts';
import { localeTags } from '../../locales/catalogue.ts';
import { freshDatabase } from '../support/database.ts';
import { testKeyring } from '../support/keyring.ts';
import { conversationsIn, mondayNoon } from './conversation.ts';
import { differences, hold, openStage, rowsOf, type Stage } from './play.ts';

const conversations = localeTags.flatMap(conversationsIn);
const stages = new Map<string, Stage>();
const stores: (Store & Writer)[] = [];

beforeAll(async () => {
  for (const at of new Set(conversations.map(({ at = mondayNoon }) => at))) {
    const store = sqlStore((await freshDatabase()).db, testKeyring());
    stores.push(store);
    stages.set(at, await openStage(store, at));
  }
}, 120_000);

afterAll(() => Promise.all(stores.map((store) => store.close())));

const digits = (text = '') => text.replaceAll(/\D/g, '');

describe.each(localeTags)('%s', (locale) => {
  describe.each(conversationsIn(locale))('$question', (conversation) => {
    test.each([0, 1, 2])('said in way %i, heard alike on both doors', async (phrasing) => {
      const stage = stages.get(conversation.at ?? mondayNoon) as Stage;
      const echo = await hold(conversation, stage, 'echo', phrasing);
      const phone = await hold(conversation, stage, 'phone', phrasing);
      expect(differences(conversation, echo, stage.worldOf(conversation.person))).toEqual([]);
      expect(phone.map(({ speech }) => digits(speech))).toEqual(echo.map(({ speech }) => digits(speech)));
      expect(phone.map((heard) => rowsOf(heard, conversation.person))).toEqual(echo.map((heard) => rowsOf(heard, conversation.person)));
    });
  });

  test('first answers are short: median at most 18 words, 95 in 100 at most 28', async () => {
    const counts: number[] = [];
    for (const conversation of conversationsIn(locale)) {
      const first = { ...conversation, question: `${conversation.question}, first`, turns: conversation.turns.slice(0, 1) };
      for (const phrasing of [0, 1, 2]) {
        const [heard] = await hold(first, stages.get(conversation.at ?? mondayNoon) as Stage, 'echo', phrasing);
        counts.push(heard?.speech.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0);
      }
    }
    counts.sort((a, b) => a - b);
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
