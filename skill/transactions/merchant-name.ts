import { cutOffKnown, type KnownMerchants, startsWithKnown } from './known-merchants.ts';
import { merchantIdOf, nameWords } from './name-words.ts';
import { legalForms, paymentWords, processor, regionCodes, tails, towns } from './statement-noise.ts';
import { spokenCase } from './spoken-case.ts';

export interface NamedMerchant {
  readonly id: string;
  readonly name: string;
}

/**
 * The merchant of a statement line, cleaned for the ear (rule "Merchant names spoken"). A known merchant wins, by the longest name the
 * text begins with; then the name the bank gives beside the text; then what remains of the text without its codes. Null if nothing does.
 */
export function merchantOf(text: string, given: string | undefined, known: KnownMerchants): NamedMerchant | null {
  const rest = shopText(text);
  const found = (given && startsWithKnown(given, known)) || startsWithKnown(rest, known) || startsWithKnown(text, known);
  if (found) return { id: found.id, name: found.name };
  const name = given === undefined ? cleanName(rest) : spokenCase(withoutTail(given.trim().split(/\s+/), isLegal).join(' '));
  if (!isName(name)) return null;
  const { id, name: whole } = cutOffKnown(name, known) ?? { id: merchantIdOf(name), name };
  return { id, name: whole };
}

/** A person's or company's name out of a transfer: the bank's field, or the text without the words for transfers. */
export function counterpartyName(text: string, given: string | undefined): string | null {
  const name = spokenCase((given ?? shopText(text)).trim().replace(/\s+/g, ' '));
  return isName(name) ? name : null;
}

/** A letter and something more: Q8 and H&M are names, a number or a lone initial is not. */
const isName = (name: string): boolean => /\p{L}/u.test(name) && name.length > 1;

/** The text from where the shop's own name begins. */
export function shopText(text: string): string {
  let rest = text.trim();
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(paymentWords, '').replace(processor, '').trim();
  }
  return rest;
}

/** Statement columns are set apart by blanks, products and codes by a star: "UBER *TRIP HELP.UBER.COM CA" is Uber. */
function cleanName(rest: string): string {
  const [column = ''] = rest.split(/\s{2,}|\t/);
  const [beforeStar = ''] = column.split('*');
  const words = (/\p{L}{2}/u.test(beforeStar) ? beforeStar : column.replaceAll('*', ' ')).trim().split(/\s+/);
  const [first = '', ...others] = words;
  const end = others.findIndex(isCode);
  const kept = [isReference(first) ? '' : withoutDomain(first), ...(end < 0 ? others : others.slice(0, end))].filter((word) => word !== '');
  return spokenCase(withoutTail(kept, isTail).join(' '));
}

const withoutDomain = (word: string): string =>
  word.replace(/^www\./i, '').replace(/\.(?:com|co\.uk|org|net|fr|be|eu|nl|de|io)(?:\/.*)?$/i, '');

/** Store numbers, telephone numbers, references and web addresses: never read out. */
const isCode = (word: string): boolean => isReference(word) || /^#|\.\w{2,}|^(?=.*\d)(?=.*\p{L}).{4,}/u.test(word);
const isReference = (word: string): boolean => /\d.*\d.*\d/.test(word) && !/\p{L}{4}/u.test(word);

const isLegal = (word: string): boolean => legalForms.has(word);
const isTail = (word: string): boolean => [legalForms, regionCodes, tails, towns].some((list) => list.has(word)) || /^\d+$/.test(word);

/** Drops such words from the end, towns of two words too, but never the whole name. */
function withoutTail(words: readonly string[], drop: (word: string) => boolean): readonly string[] {
  const folded = (count: number): string => nameWords(words.slice(-count).join(' ')).join('');
  const dropped = [2, 1].find((count) => words.length > count && drop(folded(count)));
  return dropped === undefined ? words : withoutTail(words.slice(0, -dropped), drop);
}
