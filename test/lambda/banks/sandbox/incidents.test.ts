import { beforeAll, describe, expect, test } from '@jest/globals';
import { incidentKinds } from '../../../../lambda/banks/sandbox/incidents.ts';
import { sampleStories } from '../../../../lambda/banks/sandbox/world.ts';
import { foundSince, watched } from './watching.ts';

const now = '2026-11-23T12:00:00Z';

/** What the detector finds in sixty ordinary days, and what it is: each was looked at. */
const judged: Readonly<Record<string, readonly string[]>> = {
  // A department store took four times what she usually spends on shopping: worth a question.
  'demo-us': ["2026-09-26 unusual-amount 220 Macy's"],
  'demo-gb': [],
  // A train among tram rides, and what a cinema reserved: neither is anything.
  'demo-be': ['2026-11-14 unusual-amount 18.65 SNCB', '2026-11-21 unusual-amount 50 Kinepolis'],
};

describe.each(sampleStories.map(({ person }) => person.id))('whatever happens to %s', (customer) => {
  let person: Awaited<ReturnType<typeof watched>>;
  beforeAll(async () => {
    person = await watched(customer, 'harbour', now);
  }, 20_000);

  test.each([
    ['stolen-card', ['burst', 'new-merchant', 'unusual-amount']],
    ['charged-twice', ['duplicate']],
    ['large-amount', ['unusual-amount']],
    ['abroad', ['abroad']],
  ] as const)('is found: %s', async (kind, expected) => {
    const opened = await person.happens(kind);
    expect(opened.length).toBeGreaterThan(0);
    for (const { reason } of opened) expect(expected).toContain(reason.kind);
    if (kind === 'stolen-card') expect(opened.at(-1)).toMatchObject({ severity: 'severe' });
  });

  test('has every kind of it', () => {
    expect(incidentKinds).toEqual(['stolen-card', 'charged-twice', 'large-amount', 'abroad']);
  });

  test('differs from sixty ordinary days, in which nothing is found but what was looked at', () => {
    expect(foundSince('2026-09-24', person).filter((one) => !judged[customer]?.includes(one))).toEqual([]);
  });
});
