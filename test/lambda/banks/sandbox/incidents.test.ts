import { beforeAll, describe, expect, test } from '@jest/globals';
import { incidentKinds } from '../../../../lambda/banks/sandbox/incidents.ts';
import { sampleStories } from '../../../../lambda/banks/sandbox/world.ts';
import { foundSince, watched } from './watching.ts';

const now = '2026-11-23T12:00:00Z';

/** What the story itself raises: the subscription of one of them, every other year */
const risen: Readonly<Record<string, readonly string[]>> = { 'demo-be': ['2026-10-06 price-rise 14.99 Netflix'] };

describe.each(sampleStories.map(({ person }) => person.id))('%s', (customer) => {
  let person: Awaited<ReturnType<typeof watched>>;
  beforeAll(async () => {
    person = await watched(customer, 'harbour', now);
  }, 20_000);

  test.each([
    ['stolen-card', 'burst', 'severe'],
    ['charged-twice', 'duplicate', 'notice'],
    ['abroad', 'abroad', 'notice'],
  ] as const)('is warned once of %s: %s, %s', async (incident, kind, severity) => {
    expect(await person.happens(incident)).toMatchObject([{ reason: { kind }, severity }]);
  });

  test('is warned of nothing when the demo starts, nor by sixty days at the promise everybody has at first but of what is so', () => {
    expect(person.opened).toEqual([]);
    expect(foundSince('2026-09-24', person)).toEqual(risen[customer] ?? []);
  });
});

test('whatever can be made to happen is tried here', () => {
  expect(incidentKinds).toEqual(['stolen-card', 'charged-twice', 'abroad']);
});
