import type { CustomerId } from '#skill';
import { type IncidentKind, incident } from '../banks/sandbox/incidents.ts';
import type { SandboxMemory } from '../banks/sandbox/memory.ts';
import { storyOf } from '../banks/sandbox/world.ts';

export interface IncidentSteps {
  readonly memory: SandboxMemory;
  readonly seed: string;
  readonly now: () => Date;
  /** Brings the customer's rows up to the bank's */
  readonly sync: (customer: string) => Promise<unknown>;
  /** Looks at them and gives the warnings opened */
  readonly watch: (customer: CustomerId) => Promise<readonly unknown[]>;
  /** Sends what is due and gives how many; 0 when nothing is left */
  readonly deliver: () => Promise<number>;
}

/** 'declined': the card is frozen. 'known': nothing that was not warned of already. */
export type Outcome = 'warned' | 'known' | 'declined';

/** Makes something happen at the invented bank and takes it down the road of every payment: sync, watch, delivery. */
export type Happen = (customer: string, kind: IncidentKind) => Promise<Outcome>;

export function makeIncident({ memory, seed, now, sync, watch, deliver }: IncidentSteps): Happen {
  return async (customer, kind) => {
    const tried = incident(storyOf(customer), seed, kind, now().toISOString());
    if (memory.add(customer, tried).length === 0) return 'declined';
    await sync(customer);
    const opened = await watch(customer as CustomerId);
    for (let sent = 1; sent > 0; ) sent = await deliver();
    return opened.length > 0 ? 'warned' : 'known';
  };
}
