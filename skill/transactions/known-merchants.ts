import { nameWords } from './name-words.ts';

/** A merchant many customers know, with the ways its name is said and written. */
export interface KnownMerchant {
  readonly id: string;
  readonly name: string;
  readonly synonyms: readonly string[];
}

export interface KnownMerchants {
  /** By their words run together: statements glue and split words at will. */
  readonly byName: ReadonlyMap<string, KnownMerchant>;
  /** The same names by their first letters, for names that a terminal has cut off. */
  readonly byStart: ReadonlyMap<string, readonly string[]>;
}

const mostWords = 6;
const startLength = 8;

/** The first merchant to claim a spelling keeps it. */
export function knownMerchants(list: readonly KnownMerchant[]): KnownMerchants {
  const byName = new Map<string, KnownMerchant>();
  const byStart = new Map<string, string[]>();
  for (const merchant of list) {
    for (const name of [merchant.name, ...merchant.synonyms]) {
      const key = nameWords(name).join('');
      if (key.length < 2 || byName.has(key)) continue;
      byName.set(key, merchant);
      const start = key.slice(0, startLength);
      byStart.set(start, [...(byStart.get(start) ?? []), key]);
    }
  }
  return { byName, byStart };
}

/** The known merchant whose name the text begins with, whole words only, the longest name first. */
export function startsWithKnown(text: string, { byName }: KnownMerchants): KnownMerchant | null {
  const words = nameWords(text);
  for (let count = Math.min(words.length, mostWords); count > 0; count--) {
    const merchant = byName.get(words.slice(0, count).join(''));
    if (merchant !== undefined) return merchant;
  }
  return null;
}

/** The one known merchant whose name a terminal has cut off: "BLUE BOTTLE COFF". Null if several could be meant. */
export function cutOffKnown(name: string, { byName, byStart }: KnownMerchants): KnownMerchant | null {
  const cut = nameWords(name).join('');
  const longer = (byStart.get(cut.slice(0, startLength)) ?? []).filter((key) => cut.length >= startLength && key.startsWith(cut));
  const [only, ...others] = new Set(longer.map((key) => byName.get(key)));
  return others.length === 0 ? (only ?? null) : null;
}
