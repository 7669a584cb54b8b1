import type { Person } from '../../simulator/contract.ts';
import { sampleStories } from '../banks/sandbox/world.ts';

/** The sandbox's three people, their accounts under the ids that the ledger writes. */
export const samplePeople: readonly Person[] = sampleStories.map(({ person, accounts }) => ({
  id: person.id,
  name: person.name,
  accounts: Object.fromEntries(accounts.map(({ key, name, lastFour }) => [`${person.id}/${key}`, `${name} ··${lastFour}`])),
}));
