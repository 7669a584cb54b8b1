import { beforeAll, describe, expect, test } from '@jest/globals';
import { incidentKinds } from '../../../../lambda/banks/sandbox/incidents.ts';
import { sampleStories } from '../../../../lambda/banks/sandbox/world.ts';
import { foundSince, watched } from './watching.ts';

const now = '2026-11-23T12:00:00Z';

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

  test('is warned of nothing when the demo starts, nor by sixty ordinary days at the promise everybody has at first', () => {
    expect(person.opened).toEqual([]);
    expect(foundSince('2026-09-24', person)).toEqual([]);
  });
});

test('whatever can be made to happen is tried here', () => {
  expect(incidentKinds).toEqual(['stolen-card', 'charged-twice', 'abroad']);
});
