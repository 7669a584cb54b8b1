import { describe, expect, test } from '@jest/globals';
import { sandboxMemory } from '../../../lambda/banks/sandbox/memory.ts';
import { makeIncident } from '../../../lambda/demo/incident.ts';

/** Notes each step of the road; `finds` warnings, and so many deliveries are due. */
function road({ finds = 1, due = 0 } = {}) {
  const steps: string[] = [];
  const memory = sandboxMemory();
  let left = due;
  const happen = makeIncident({
    memory,
    seed: 'harbour',
    now: () => new Date('2026-11-23T12:00:00Z'),
    sync: async (customer) => void steps.push(`sync ${customer} ${memory.of(customer).payments.length}`),
    watch: async (customer) => {
      steps.push(`watch ${customer}`);
      return Array.from({ length: finds });
    },
    deliver: async () => {
      const sent = Math.min(left, 2);
      left -= sent;
      steps.push(`deliver ${sent}`);
      return sent;
    },
  });
  return { happen, memory, steps };
}

describe('something suspicious', () => {
  test('goes the road of every payment: the bank has it, it is synced, watched, and all that is due is sent', async () => {
    const { happen, steps } = road({ due: 3 });
    expect(await happen('demo-us', 'stolen-card')).toBe('warned');
    expect(steps).toEqual(['sync demo-us 3', 'watch demo-us', 'deliver 2', 'deliver 1', 'deliver 0']);
  });

  test('that was warned of before is known', async () => {
    expect(await road({ finds: 0 }).happen('demo-gb', 'abroad')).toBe('known');
  });

  test('is declined by a frozen card, and nothing else happens', async () => {
    const { happen, memory, steps } = road();
    memory.setCard('demo-be', 'card', 'frozen');
    expect(await happen('demo-be', 'stolen-card')).toBe('declined');
    expect(steps).toEqual([]);
  });
});
