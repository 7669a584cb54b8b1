import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { factKinds, precisions } from '#skill';
import { incidentKinds } from '../../lambda/banks/sandbox/incidents.ts';
import { samplePeople } from '../../lambda/demo/people.ts';
import { doors, voices } from '../../lambda/demo/said.ts';
import { localeTags } from '../../locales/catalogue.ts';

const read = (tag: string) => JSON.parse(readFileSync(`locales/${tag}/simulator.json`, 'utf8')) as Record<string, string>;
const gaps = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();
const english = read('en-US');

const sources = readdirSync('simulator', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(`simulator/${name}`, 'utf8'))
  .concat(readFileSync('lambda/demo/simulator.ts', 'utf8'))
  .join('\n');

/** Keys that the page puts together from what it shows. */
const families: Readonly<Record<string, readonly string[]>> = {
  door: doors,
  platform: doors,
  person: [...samplePeople.map(({ id }) => id), 'nobody'],
  voice: [...samplePeople.map(({ id }) => id), 'nobody'],
  kind: factKinds,
  precision: precisions.filter((precision) => precision !== 'nothing'),
  speaker: voices,
  state: ['idle', 'listening', 'thinking', 'answering', 'over'],
  error: ['network', 'said.invalid', 'said.unreadable', 'speaker.failed', 'incident.failed', 'microphone'],
  incident: [...incidentKinds, 'warned', 'unpushed', 'known', 'declined'],
  try: ['1', '2', '3', '4', '5', '6', '7', '8'],
  inside: ['request', 'response', 'copy-request', 'copy-response'],
};
const built = Object.entries(families).flatMap(([family, members]) => members.map((member) => `${family}.${member}`));

describe.each(localeTags)('the page in %s', (tag) => {
  const words = read(tag);

  test('has the same words as every other language, and fills the same gaps', () => {
    expect(Object.keys(words)).toEqual(Object.keys(english));
    for (const [key, text] of Object.entries(words)) expect([key, gaps(text)]).toEqual([key, gaps(english[key] ?? '')]);
  });

  test('has a word for every door, customer, fact, state and trouble', () => {
    for (const key of built) expect(words).toHaveProperty([key]);
  });
});

test('no word is left over', () => {
  const unused = Object.keys(english).filter(
    (key) => !built.includes(key) && !sources.includes(`'${key}'`) && !sources.includes(`"${key}"`),
  );
  expect(unused).toEqual([]);
});
