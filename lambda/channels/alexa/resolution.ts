import { fields, list, text, words } from '../../json.ts';

/** What one Alexa slot says: the words, and the id if exactly one listed value fits them. */
export interface HeardSlot {
  readonly heard: string;
  readonly id: string | null;
}

/** Alexa writes '?' for what it heard but could not read. */
export type SlotReading = HeardSlot | 'unreadable' | null;

/** Null if the slot was not said. Dynamic entities (the customer's own) win over the skill's static list. */
export function readSlot(slot: unknown): SlotReading {
  const { value, slotValue, resolutions } = fields(slot);
  const simple = fields(slotValue);
  const heard = words(value) ?? words(simple.value);
  if (heard === null) return simple.type === 'List' ? 'unreadable' : null;
  if (heard === '?') return 'unreadable';
  return { heard, id: matchedId(resolutions ?? simple.resolutions) };
}

function matchedId(resolutions: unknown): string | null {
  const matches = list(fields(resolutions).resolutionsPerAuthority)
    .map(fields)
    .filter((authority) => fields(authority.status).code === 'ER_SUCCESS_MATCH');
  const match = matches.find(isDynamic) ?? matches[0];
  const ids = new Set(list(match?.values).map((entry) => text(fields(fields(entry).value).id)));
  const [only] = ids;
  // An id that could not be kept as it is stands for nothing of ours.
  return ids.size === 1 && only === words(only) ? only : null;
}

function isDynamic({ authority }: { readonly authority?: unknown }): boolean {
  return text(authority)?.includes('er-authority.echo-sdk.dynamic') ?? false;
}
