import type { Grammar } from './grammar.ts';
import type { Token } from './normalise.ts';

export interface FoundAmount {
  /** Decimal text with two places: "300.00" */
  readonly value: string;
  /** ISO 4217, null if none was said */
  readonly currency: string | null;
  readonly from: number;
  /** Index after the last token */
  readonly to: number;
}

const symbols: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP' };
const number = /^\d[\d.,]*k?$/;

/** Every sum named in the sentence, with or without a currency; `free` says which tokens may be used. */
export function findAmounts(
  tokens: readonly Token[],
  { currencies, minorUnits, numberJoin }: Pick<Grammar, 'currencies' | 'minorUnits' | 'numberJoin'>,
  free: (at: number) => boolean,
): readonly FoundAmount[] {
  const found: FoundAmount[] = [];
  const text = (at: number): string => (free(at) ? (tokens[at]?.text ?? '') : '');
  const named = new Map(Object.entries({ ...symbols, ...currencies }));
  const currencyAt = (at: number): string | null => named.get(text(at)) ?? null;
  for (let at = 0; at < tokens.length; at++) {
    const value = number.test(text(at)) ? decimal(text(at)) : null;
    if (value === null) continue;
    const before = symbols[text(at - 1)];
    const after = currencyAt(at + 1);
    let to = at + (before === undefined && after ? 2 : 1);
    let cents = '';
    if (after && !value.includes('.')) {
      const joined = numberJoin.includes(text(to)) ? 1 : 0;
      const minor = minorUnits.includes(text(to + joined + 1));
      if (/^\d{1,2}$/.test(text(to + joined)) && (minor || !joined)) {
        cents = text(to + joined).padStart(2, '0');
        to += joined + (minor ? 2 : 1);
      }
    }
    const [whole = '0', part = ''] = value.split('.');
    found.push({ value: `${whole}.${(cents || part).padEnd(2, '0')}`, currency: before ?? after, from: before ? at - 1 : at, to });
    at = to - 1;
  }
  return found;
}

/** "1,234.56", "1.234,56", "12,5", "2k" -> "1234.56" ...; the last mark with one or two digits behind it is the decimal mark. */
function decimal(text: string): string | null {
  const thousands = text.endsWith('k');
  const digits = thousands ? text.slice(0, -1) : text;
  const match = /^(\d{1,3}(?:([.,])\d{3})*|\d+)(?:[.,](\d{1,2}))?$/.exec(digits);
  if (!match) return null;
  const whole = (match[1] ?? '').replaceAll(/[.,]/g, '');
  const part = match[3] ?? '';
  if (!thousands) return part ? `${whole}.${part}` : whole;
  return `${whole}${part.padEnd(3, '0')}`;
}
