import type { Bank } from '../bank.ts';
import { dayIn } from './clock.ts';
import { type SandboxMemory, sandboxMemory } from './memory.ts';
import { snapshotOn, storyOf } from './world.ts';

export interface SandboxSettings {
  readonly seed: string;
  /** ISO instant at which the bank's figures are true */
  readonly now: string;
  /** Stands in for every customer's own day of `now` */
  readonly today?: string;
  /** Frozen cards, and what happened beside the stories; nothing did if absent */
  readonly memory?: SandboxMemory;
}

/** The sandbox as a connector like any other: what it hands out bears no purpose. */
export function sandboxBank({ seed, now, today, memory = sandboxMemory() }: SandboxSettings): Required<Bank> {
  return {
    snapshot: async (customerId, from) =>
      snapshotOn(seed, customerId, today ?? dayIn(storyOf(customerId).person.zone, now), now, from ?? '', memory.of(customerId)),
    setCard: async (customerId, accountSourceId, card) => {
      const account = storyOf(customerId).accounts.find(({ key }) => key === accountSourceId);
      if (account === undefined || account.kind === 'savings') throw new Error('sandbox.no-card');
      memory.setCard(customerId, account.key, card);
    },
  };
}
