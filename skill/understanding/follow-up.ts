import type { Language } from './language.ts';
import type { Reading } from './slots.ts';

/** Compiled once per language. */
export interface Fragments {
  readonly filler: RegExp;
  readonly ordinalFiller: ReadonlySet<string>;
}

export function fragmentsOf({ grammar }: Pick<Language, 'grammar'>): Fragments {
  const longestFirst = [...grammar.followUpFiller].sort((a, b) => b.length - a.length);
  return {
    filler: new RegExp(`(?<![^ ])(?:${longestFirst.join('|')})(?![^ ])`, 'g'),
    ordinalFiller: new Set(grammar.ordinalFiller),
  };
}

/** "and last month?", "what about restaurants?", "no, savings", "lidl": nothing but slots and words that ask nothing themselves. */
export function isFollowUp(
  { sentence: { tokens }, kinds, period, merchant, category, account, amounts }: Reading,
  { filler }: Fragments,
): boolean {
  if (!period && !merchant && !category && !account) return false;
  if (account && amounts.length > 0) return false; // money and an account: something is to be done with them
  const rest = tokens.filter((_, at) => kinds[at] === null || kinds[at] === 'name' || kinds[at] === 'number' || kinds[at] === 'ordinal');
  const words = rest.map(({ word }) => word).join(' ');
  return words.replaceAll(filler, '').trim() === '';
}

/** "the second one", "number two", "le dernier". */
export function isChoice({ sentence: { tokens }, kinds, ordinal }: Reading, { ordinalFiller }: Fragments): boolean {
  return ordinal !== null && tokens.every(({ word }, at) => kinds[at] === 'ordinal' || kinds[at] === 'number' || ordinalFiller.has(word));
}
