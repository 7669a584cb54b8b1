import type { Fields, FormName, Frame } from '../page.ts';

/** What was typed into a form that was refused, and why; else what is kept. */
export interface Attempt {
  readonly refused: boolean;
  value(field: string, kept: string): string;
  /** A sentence for the field, or null if nothing is wrong with it */
  error(field: string): string | null;
}

/** Fields that have a sentence of their own under `refused.<field>`. */
const worded = ['pin', 'again', 'chosen', 'nickname', 'zone', 'threshold', 'budget', 'from', 'to', 'sure', 'lowBalance', 'quiet', 'phrase'];

/** `id` tells forms of the same name apart, one per account say: it is in their hidden field `id`. */
export function attemptOf({ refused, words }: Frame, form: FormName, id?: string): Attempt {
  const mine = refused?.form === form && (id === undefined || textOf(refused.values, 'id') === id) ? refused : null;
  return {
    refused: mine !== null,
    value: (field, kept) => (mine === null ? kept : textOf(mine.values, field)),
    error: (field) => (mine?.field === field ? words(`refused.${wordsFor(field) ?? 'field'}`) : null),
  };
}

/** 'budget.groceries' is worded like any budget. */
export const wordsFor = (field: string): string | null => worded.find((name) => name === field.split('.')[0]) ?? null;

/** The text of a field; of one given more than once the first; '' if it is absent. */
export function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}
