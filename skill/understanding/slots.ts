import type { AccountWord, Heard, Slots, UnsupportedTopic } from '../ask.ts';
import type { IntentName } from '../intents/intents.ts';
import { intentSlots, type UtteranceSlot } from '../model/slots.ts';
import type { Period } from '../money/period.ts';
import type { CategoryWord } from '../transactions/categories.ts';
import { findOwnAccount, type OwnAccount } from './accounts.ts';
import { findAmounts, type FoundAmount } from './amounts.ts';
import type { SpokenCalendar } from './dates.ts';
import type { Language } from './language.ts';
import { findHeardName, findMerchant, findMisspelt, type FoundMerchant, type MerchantIndex } from './merchants.ts';
import type { Sentence, Token } from './normalise.ts';
import { findPeriod } from './periods.ts';
import { findPhrase, type FoundPhrase } from './phrases.ts';
import { meant, type Vocabulary } from './vocabulary.ts';

/** `own`: an account by the customer's own name for it; `name`: perhaps a merchant */
export type SlotKind = 'period' | 'merchant' | 'name' | 'amount' | 'own' | 'account' | 'category' | 'ordinal' | 'number';

/** Everything in a sentence that may fill a slot, before it is known what is asked. */
export interface Reading {
  readonly sentence: Sentence;
  readonly period: Period | null;
  readonly merchant: FoundMerchant | null;
  /** Two merchants or two categories, where a question has room for one; or a date that does not exist */
  readonly unclear: boolean;
  readonly account: Heard<AccountWord> | null;
  readonly category: Heard<CategoryWord> | null;
  readonly amounts: readonly FoundAmount[];
  readonly comparison: 'over' | 'under' | 'exactly' | null;
  readonly ordinal: number | null;
  readonly topic: UnsupportedTopic | null;
  /** Which slot each token belongs to */
  readonly kinds: readonly (SlotKind | null)[];
}

export interface Names {
  /** The customer's own merchants */
  readonly merchants: MerchantIndex;
  readonly accounts: readonly OwnAccount[];
  readonly vocabulary: Vocabulary;
}

/** Finds all slot values. The customer's own names come before our lists, and a period before a number. */
export function readSlots(
  said: Sentence,
  language: Language,
  calendar: SpokenCalendar,
  { merchants, accounts, vocabulary }: Names,
): Reading {
  const { known } = vocabulary;
  const sentence = { raw: said.raw, tokens: said.tokens.map((token) => withMeaning(token, vocabulary)) };
  const { tokens, raw } = sentence;
  const kinds: (SlotKind | null)[] = tokens.map(() => null);
  const free = (at: number): boolean => at >= 0 && at < tokens.length && kinds[at] === null;
  const take = <T extends { readonly from: number; readonly to: number }>(found: T | null, kind: SlotKind): T | null => {
    if (found) kinds.fill(kind, found.from, found.to);
    return found;
  };
  const phrase = ({ from, to }: { from: number; to: number }): string => raw.slice(tokens[from]?.start, tokens[to - 1]?.end);

  const money = findAmounts(tokens, language.grammar, free).filter(({ currency }) => currency !== null);
  for (const amount of money) take(amount, 'amount');
  const period = readPeriod(sentence, language, calendar, free, take);
  const own = take(
    notAKind(findOwnAccount(tokens, accounts, language.split, free, language.grammar.lastFourWords), tokens, language),
    'own',
  );
  const places = { tokens, free, known, common: language.commonNames, cues: language.allCues };
  const ownMerchant = take(findMerchant(merchants, places) ?? findMisspelt(merchants, places, true), 'merchant');
  const accountWord = findPhrase(tokens, language.accounts, free);
  const categoryWord = findPhrase(tokens, language.categories, (at) => free(at) && !inside(at, accountWord));
  const kind = own ? null : take(accountWord, 'account');
  const category = take(categoryWord, 'category');
  const listed =
    ownMerchant ??
    take(
      findMerchant(language.merchants, places) ?? findMisspelt(language.merchants, { ...places, cues: language.merchantCues }, false),
      'merchant',
    );
  const heard = listed ? null : findHeardName(raw, places, language.strongCues, language.nameEnds);
  const merchant = listed ?? take(heard, heard?.doubtful ? 'name' : 'merchant');
  const secondMerchant = findMerchant(merchants, places) ?? findMerchant(language.merchants, places);
  const secondCategory = findPhrase(tokens, language.categories, free);
  const comparison = findPhrase(tokens, language.comparisons, () => true);
  const bare = [...findAmounts(tokens, language.grammar, free)].sort(
    (a, b) => Number(b.from === comparison?.to) - Number(a.from === comparison?.to),
  );
  for (const number of bare) take(number, number.from === comparison?.to ? 'amount' : 'number');
  return {
    sentence,
    period: period === 'unreadable' ? null : period,
    merchant,
    account: own ? { id: null, heard: own.heard } : kind && { id: kind.id, heard: phrase(kind) },
    category: category && { id: category.id, heard: phrase(category) },
    amounts: [...money, ...bare],
    comparison: comparison?.id ?? null,
    ordinal: readOrdinal(sentence, language, kinds),
    topic: findPhrase(tokens, language.topics, () => true)?.id ?? null,
    unclear: period === 'unreadable' || isOther(merchant, secondMerchant) || isOther(category, secondCategory),
    kinds,
  };
}

const isOther = (first: { readonly id: string | null } | null, second: { readonly id: string | null } | null): boolean =>
  first !== null && second !== null && first.id !== second.id;

const withMeaning = (token: Token, vocabulary: Vocabulary): Token => {
  const word = meant(token.text, vocabulary);
  return word === token.text ? token : { ...token, word };
};

/** "Savings" may well be an account's name; then it is the kind, which the core knows. */
const notAKind = <T extends Place>(own: T | null, tokens: Sentence['tokens'], { accounts }: Language): T | null => {
  const words = own ? tokens.slice(own.from, own.to) : [];
  const kind = findPhrase(words, accounts, () => true);
  return kind && kind.from === 0 && kind.to === words.length ? null : own;
};

type Place = Pick<FoundPhrase<string>, 'from' | 'to'>;
const inside = (at: number, place: Place | null): boolean => place !== null && at >= place.from && at < place.to;

function readPeriod(
  { tokens }: Sentence,
  { periods }: Language,
  calendar: SpokenCalendar,
  free: (at: number) => boolean,
  take: (found: Place, kind: SlotKind) => unknown,
): Period | 'unreadable' | null {
  const starts: number[] = [];
  let text = '';
  tokens.forEach((token, at) => {
    starts.push(text.length);
    // Sums of money are no dates: "over 2000 dollars".
    text += `${free(at) ? token.word : '~'} `;
  });
  const found = findPeriodIn(text.trimEnd(), periods, calendar);
  if (found === null || found === 'unreadable') return found;
  const from = starts.findIndex((start) => start >= found.start);
  const to = starts.findIndex((start) => start >= found.end);
  take({ from, to: to < 0 ? tokens.length : to }, 'period');
  return found.period;
}

/** "999 quarters ago", "the 31st of February": heard, and no day of any calendar. */
function findPeriodIn(text: string, periods: Language['periods'], calendar: SpokenCalendar): ReturnType<typeof findPeriod> | 'unreadable' {
  try {
    return findPeriod(text, periods, calendar);
  } catch (error) {
    if (error instanceof RangeError) return 'unreadable';
    throw error;
  }
}

function readOrdinal({ tokens }: Sentence, { ordinals }: Language, kinds: (SlotKind | null)[]): number | null {
  for (const [at, { text }] of tokens.entries()) {
    const match = kinds[at] === null ? /^(\d+)th$/.exec(text) : null;
    if (!match || Number(match[1]) === 0) continue;
    kinds[at] = 'ordinal';
    return Number(match[1]);
  }
  const said = findPhrase(tokens, ordinals, (at) => kinds[at] === null || kinds[at] === 'number');
  return said ? Number(said.id) : null;
}

const whens: readonly UtteranceSlot[] = ['period', 'duration', 'from', 'until'];

/** The slots an intent may have, filled from the reading. */
export function slotsOf(intent: IntentName, reading: Reading): Slots {
  const may: ReadonlySet<UtteranceSlot> = new Set(intentSlots[intent] ?? []);
  const { period, merchant, account, category, amounts, comparison, ordinal, topic } = reading;
  const [amount] = amounts;
  const bare = amounts.find(({ currency, value }) => currency === null && /^[1-9]\d?\.00$/.test(value));
  return {
    ...(account && may.has('account') && { account }),
    ...(merchant && may.has('merchant') && { merchant: { id: merchant.id, heard: merchant.heard } }),
    ...(category && may.has('category') && { category }),
    ...(period && whens.some((slot) => may.has(slot)) && { period }),
    ...(amount && may.has('amount') && { amount: { value: amount.value, currency: amount.currency } }),
    ...(amount && comparison && may.has('comparison') && { comparison }),
    ...(bare && may.has('count') && { count: Number.parseInt(bare.value, 10) }),
    ...(ordinal !== null && may.has('ordinal') && { ordinal }),
    ...(intent === 'Unsupported' && { topic: topic ?? 'other' }),
  };
}
