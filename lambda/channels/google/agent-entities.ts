import { merchantValue } from './merchant.ts';

/** One value of a slot, as locales/<tag>/utterances.json lists it. */
export interface SlotValue {
  readonly id: string;
  readonly value: string;
  readonly synonyms: readonly string[];
}

interface EntityEntry {
  readonly value: string;
  readonly synonyms: readonly string[];
}

/** Entities that also take words which are not listed: a customer's own shops, account names and categories. */
const open = ['merchant', 'account', 'category'];

export function entity(name: string, id: string): object {
  return {
    id,
    name,
    isOverridable: true,
    isEnum: false,
    isRegexp: false,
    automatedExpansion: open.includes(name),
    allowFuzzyExtraction: false,
  };
}

/** An entity delivers its value, so the value is our id and the words are its synonyms, each once. */
export function entityEntries(name: string, values: readonly SlotValue[]): readonly EntityEntry[] {
  return values.map(({ id, value, synonyms }) => ({
    value: name === 'merchant' ? merchantValue(id) : id,
    synonyms: [...new Set([value, ...synonyms.filter(isSaid)])],
  }));
}

/** Synonyms in capitals are how statements write a merchant; nobody says them. */
function isSaid(synonym: string): boolean {
  return synonym !== synonym.toUpperCase();
}
