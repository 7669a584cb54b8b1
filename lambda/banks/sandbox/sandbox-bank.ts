import type { Bank } from '../bank.ts';
import { snapshotOn, storyOf } from './world.ts';

export interface SandboxSettings {
  readonly seed: string;
  /** ISO instant at which the bank's figures are true */
  readonly now: string;
  /** Stands in for every customer's own day of `now` */
  readonly today?: string;
}

/** The sandbox as a connector like any other: what it hands out bears no purpose. */
export function sandboxBank({ seed, now, today }: SandboxSettings): Bank {
  return {
    snapshot: async (customerId, from) =>
      snapshotOn(seed, customerId, today ?? dayIn(storyOf(customerId).person.zone, now), now, from ?? ''),
  };
}

/** The civil day of an instant in a zone. */
function dayIn(zone: string, instant: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date(instant));
}
