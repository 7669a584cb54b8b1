import type { Language } from './language.ts';
import type { Reading } from './slots.ts';

/** Compiled once per language. */
export interface Fragments {
  readonly filler: RegExp;
  readonly ordinalFiller: ReadonlySet<string>;
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

export function fragmentsOf({ grammar }: Pick<Language, 'grammar'>): Fragments {
  const longestFirst = [...grammar.followUpFiller].sort((a, b) => b.length - a.length);
  return {
    filler: new RegExp(`(?<![^ ])(?:${longestFirst.join('|')})(?![^ ])`, 'g'),
    ordinalFiller: new Set(grammar.ordinalFiller),
    yes: grammar.answers.yes,
    no: grammar.answers.no,
  };
}

/** "and last month?", "what about restaurants?", "no, savings", "lidl": nothing but slots and words that ask nothing themselves. */
export function isFollowUp({ sentence: { tokens }, kinds, period, merchant, category, account }: Reading, { filler }: Fragments): boolean {
  if (!period && !merchant && !category && !account) return false;
  const rest = tokens.filter((_, at) => (kinds[at] ?? null) === null || kinds[at] === 'number' || kinds[at] === 'ordinal');
  const words = rest.map(({ text }) => text).join(' ');
  return words.replaceAll(filler, '').trim() === '';
}

/** "the second one", "number two", "le dernier". */
export function isChoice({ sentence: { tokens }, kinds, ordinal }: Reading, { ordinalFiller }: Fragments): boolean {
  return ordinal !== null && tokens.every(({ text }, at) => kinds[at] === 'ordinal' || kinds[at] === 'number' || ordinalFiller.has(text));
}

/** What a short answer to "shall I go on?" means; null if it is more than an answer. */
export function yesOrNo({ sentence: { tokens } }: Reading, { yes, no }: Fragments): 'Yes' | 'No' | null {
  const text = tokens.map((token) => token.text).join(' ');
  const begins = (answers: readonly string[]): boolean => answers.some((answer) => text === answer || text.startsWith(`${answer} `));
  if (tokens.length > 6) return null;
  return begins(no) ? 'No' : begins(yes) ? 'Yes' : null;
}
