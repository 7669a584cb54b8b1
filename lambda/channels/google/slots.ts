import { type AccountWord, categories, type CategoryWord, type Heard, type Slots, type UnsupportedTopic } from '#skill';
import { fields } from '../../json.ts';
import { knownMerchant } from './merchant.ts';
import type { Parameters, Said } from './parameters.ts';
import { readPeriod } from './period.ts';

const accountWords: readonly AccountWord[] = ['checking', 'savings', 'card', 'joint', 'all'];
const categoryWords: readonly CategoryWord[] = [...categories, 'food', 'home'];
const comparisons = ['over', 'under', 'exactly'] as const;
const topics: readonly UnsupportedTopic[] = ['transfer', 'pay', 'account-number', 'credit-score', 'address', 'other'];

export interface SlotsRead {
  readonly slots: Slots;
  readonly unreadable: readonly (keyof Slots)[];
}

/** Dialogflow's parameters as neutral slots, by the names of the slot table. Unknown parameters are ignored; nothing is guessed. */
export function readSlots(said: Parameters): SlotsRead {
  const read: { readonly [Name in keyof Slots]-?: Slots[Name] | 'unreadable' | null } = {
    account: value(said('account'), (slot) => heardAs(slot, accountWords)),
    merchant: value(said('merchant'), merchantOf),
    category: value(said('category'), (slot) => heardAs(slot, categoryWords)),
    period: readPeriod(said),
    amount: value(said('amount'), amountOf),
    comparison: value(said('comparison'), (slot) => member(comparisons, slot.value)),
    count: value(said('count'), (slot) => whole(slot, /^[1-9]\d{0,5}$/)),
    ordinal: value(said('ordinal'), (slot) => whole(slot, /^(-1|[1-9]\d{0,2})$/)),
    topic: value(said('topic'), (slot) => member(topics, slot.value) ?? 'other'),
  };
  const entries = Object.entries(read) as [keyof Slots, unknown][];
  return {
    slots: Object.fromEntries(entries.filter(([, slot]) => slot !== null && slot !== 'unreadable')) as Slots,
    unreadable: entries.filter(([, slot]) => slot === 'unreadable').map(([name]) => name),
  };
}

function value<T>(said: Said | null, read: (said: Said) => T | null): T | 'unreadable' | null {
  return said === null ? null : (read(said) ?? 'unreadable');
}

/** The agent's entity values are our ids. Any other word (the customer's own name for an account) is looked up by the core. */
function heardAs<Id extends string>({ value, heard }: Said, ids: readonly Id[]): Heard<Id> | null {
  return heard === '' ? null : { id: member(ids, value), heard };
}

function merchantOf({ value, heard }: Said): Heard<string> | null {
  const id = knownMerchant(value);
  if (id !== null && heard === value) return { id, heard: id.replaceAll('-', ' ') };
  return heard === '' ? null : { id, heard };
}

function member<Id extends string>(ids: readonly Id[], id: unknown): Id | null {
  return ids.find((known) => known === id) ?? null;
}

/** Numbers come as numbers, or as text from clients that hold every value as text. */
function whole({ value }: Said, form: RegExp): number | null {
  return form.test(String(value)) ? Number(value) : null;
}

/** @sys.number, or @sys.unit-currency {amount, currency} in agents that use it; decimal text with two digits. */
function amountOf({ value }: Said): NonNullable<Slots['amount']> | null {
  const { amount = value, currency } = fields(value);
  const match = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(String(amount));
  if (match === null) return null;
  const code = typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? currency : null;
  return { value: `${Number(match[1])}.${(match[2] ?? '').padEnd(2, '0')}`, currency: code };
}
