import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { sqlStore } from '../../lambda/store/sql-store.ts';
import type { Store, Writer } from '../../lambda/store/store.ts';
import { localeTags } from '../../locales/catalogue.ts';
import { freshDatabase } from '../support/database.ts';
import { testKeyring } from '../support/keyring.ts';
import { conversationsIn, mondayNoon } from './conversation.ts';
import { backstageOf } from './backstage.ts';
import { differences, hold, openStage, rowsOf, type Stage } from './play.ts';

const conversations = localeTags.flatMap(conversationsIn);
const stages = new Map<string, Stage>();
const stores: (Store & Writer)[] = [];

beforeAll(async () => {
  for (const at of new Set(conversations.map(({ at = mondayNoon }) => at))) {
    const { db } = await freshDatabase();
    const store = sqlStore(db, testKeyring());
    stores.push(store);
    stages.set(at, await openStage(store, at, backstageOf(db, at)));
  }
}, 120_000);

afterAll(() => Promise.all(stores.map((store) => store.close())));

/** Without the references of disputes, which are each one's own */
const figures = (text = '') => text.replaceAll(/(reference is|référence est)[ \d]{7,}/g, '').replaceAll(/\D/g, '');

describe.each(localeTags)('%s', (locale) => {
  describe.each(conversationsIn(locale))('$question', (conversation) => {
    test.each([0, 1, 2])('said in way %i, heard alike on both doors', async (phrasing) => {
      const stage = stages.get(conversation.at ?? mondayNoon) as Stage;
      const echo = await hold(conversation, stage, 'echo', phrasing);
      // A caller the bank vouches for is always the customer: an unknown voice speaks to a device.
      const phone = await hold(conversation, stage, conversation.voice === 'account' ? 'echo-show' : 'phone', phrasing);
      expect(differences(conversation, echo, stage.worldOf(conversation.person))).toEqual([]);
      expect(phone.map(({ speech }) => figures(speech))).toEqual(echo.map(({ speech }) => figures(speech)));
      expect(phone.map((heard) => rowsOf(heard, conversation.person))).toEqual(echo.map((heard) => rowsOf(heard, conversation.person)));
    });
  });

  // What is told unasked comes on top of the answer.
  test('first answers are short: median at most 18 words, 95 in 100 at most 28', async () => {
    const counts: number[] = [];
    for (const conversation of conversationsIn(locale).filter(({ warnings = [] }) => warnings.length === 0)) {
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
