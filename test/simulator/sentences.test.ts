import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { samplePeople } from '../../lambda/demo/people.ts';
import { doors, type Heard, type Speaker } from '../../lambda/demo/said.ts';
import { localeTags } from '../../locales/catalogue.ts';
import { sandboxSpeaker } from './sandbox-speaker.ts';

let speaker: Speaker;
beforeAll(async () => {
  speaker = await sandboxSpeaker();
});

const intents = ['Balance', 'Spending', 'FollowUp', 'RecentTransactions', 'FindTransaction', 'CardOwed', 'WhyAnswer', 'LostCard'];
const sentences = (tag: string) => {
  const words = JSON.parse(readFileSync(`locales/${tag}/simulator.json`, 'utf8')) as Record<string, string>;
  return intents.map((_, index) => words[`try.${index + 1}`] ?? '');
};

describe.each(doors)('the sentences to try, said at the %s', (door) => {
  test.each(localeTags.flatMap((tag) => samplePeople.map((person) => [tag, person.id, person] as const)))(
    '%s, %s: each is understood, and what it tells is about accounts the page can name',
    async (locale, customer, { accounts }) => {
      const heard: Heard[] = [];
      for (const text of sentences(locale)) {
        const newSession = heard.length === 0;
        heard.push(
          await speaker({ door, locale, customer, voice: 'person', text, sessionId: `${door}-${locale}-${customer}`, newSession }),
        );
      }
      expect(heard.map(({ intent }) => intent)).toEqual(intents);
      for (const { speech, disclosures, intent } of heard) {
        expect(speech).not.toBe('');
        if (['Balance', 'Spending', 'FollowUp', 'RecentTransactions', 'CardOwed'].includes(intent)) expect(disclosures).not.toEqual([]);
        for (const { account } of disclosures) expect(accounts).toHaveProperty([account]);
      }
    },
  );
});
