import { categories, type AccountWord, type CategoryWord, type Heard, type Slots, type UnsupportedTopic } from '#skill';
import { fields } from '../../json.ts';
import { readPeriod } from './period.ts';
import { type HeardSlot, readSlot, type SlotReading } from './resolution.ts';

const accountWords: readonly AccountWord[] = ['checking', 'savings', 'card', 'joint', 'all'];
const categoryWords: readonly CategoryWord[] = [...categories, 'food', 'home'];
const comparisons = ['over', 'under', 'exactly'] as const;
const topics: readonly UnsupportedTopic[] = ['transfer', 'pay', 'account-number', 'credit-score', 'address', 'other'];

export interface SlotsRead {
  readonly slots: Slots;
  readonly unreadable: readonly (keyof Slots)[];
}

/** Alexa's slots as neutral ones, by the names of the slot table. Unknown slots are ignored; nothing is guessed. */
export function readSlots(alexaSlots: unknown): SlotsRead {
  const given = fields(alexaSlots);
  const said = (name: string): SlotReading => (Object.hasOwn(given, name) ? readSlot(given[name]) : null);
  const read: { readonly [Name in keyof Slots]-?: Slots[Name] | 'unreadable' | null } = {
    account: value(said('account'), (slot) => heardAs(slot, accountWords)),
    merchant: value(said('merchant'), ({ heard, id }) => ({ heard, id })),
    category: value(said('category'), (slot) => heardAs(slot, categoryWords)),
    period: readPeriod({ period: said('period'), duration: said('duration'), from: said('from'), until: said('until') }),
    amount: value(said('amount'), ({ heard }) => amountOf(heard)),
    comparison: value(said('comparison'), ({ id }) => member(comparisons, id)),
    count: value(said('count'), ({ heard }) => (/^[1-9]\d{0,5}$/.test(heard) ? Number(heard) : null)),
    ordinal: value(said('ordinal'), ({ id }) => (id !== null && /^(-1|[1-9]\d{0,2})$/.test(id) ? Number(id) : null)),
    topic: value(said('topic'), ({ id }) => member(topics, id) ?? 'other'),
  };
  const entries = Object.entries(read) as [keyof Slots, unknown][];
  return {
    slots: Object.fromEntries(entries.filter(([, slot]) => slot !== null && slot !== 'unreadable')) as Slots,
    unreadable: entries.filter(([, slot]) => slot === 'unreadable').map(([name]) => name),
  };
}

function value<T>(slot: SlotReading, read: (slot: HeardSlot) => T | null): T | 'unreadable' | null {
  if (slot === null || slot === 'unreadable') return slot;
  return read(slot) ?? 'unreadable';
}

/** An id outside the closed list (a nickname offered as dynamic entity) leaves the words to be looked up by the core. */
function heardAs<Id extends string>({ heard, id }: HeardSlot, ids: readonly Id[]): Heard<Id> {
  return { id: member(ids, id), heard };
}

function member<Id extends string>(ids: readonly Id[], id: string | null): Id | null {
  return ids.find((known) => known === id) ?? null;
}

/** AMAZON.NUMBER text as decimal text with two digits; the currency word is not in the slot. */
function amountOf(heard: string): NonNullable<Slots['amount']> | null {
  const match = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(heard);
  return match === null ? null : { value: `${Number(match[1])}.${(match[2] ?? '').padEnd(2, '0')}`, currency: null };
}
