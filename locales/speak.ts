import type { CivilDate, Currency, Fact, Line, Locale, Reply, Value } from '#skill';
import { catalogueIn, type Words } from './catalogue.ts';
import { ageWords, dateWords, periodWords } from './date-words.ts';
import { moneyWords } from './money-words.ts';
import { spanWords, timesWords } from './number-words.ts';
import type { Part, Spoken, Style } from './spoken.ts';

export interface SpeakOptions {
  readonly locale: Locale;
  readonly style: Style;
  /** The customer's day and home currency; null where nobody is linked and nothing of either is said. */
  readonly today: CivilDate | null;
  readonly homeCurrency: Currency | null;
}

/** The bank's own words, the same in every sentence. */
export interface Names {
  readonly bank: string;
  readonly app: Readonly<Record<Locale, string>>;
  readonly emergencyNumber: string;
}

/** Turns a neutral reply into words of one language. The facts in it are the reply's; none is added, changed or dropped. */
export type Speak = (reply: Reply, options: SpeakOptions) => Spoken;

export function speakIn(folder: string, names: Names): Speak {
  const catalogue = catalogueIn(folder);
  return (reply, options) => {
    const words = catalogue(options.locale);
    const voice = { ...options, words, names, among: false };
    return {
      speech: parts(reply.say.map((line) => sentence(line, voice)).join(' ')),
      reprompt: reply.reprompt === null ? null : parts(sentence(reply.reprompt, voice)),
      suggestions: reply.suggestions.map((key) => words(`suggest.${key}`)),
    };
  };
}

interface Voice extends SpeakOptions {
  /** Inside a list of several: cents must name their currency */
  readonly among: boolean;
  readonly words: Words;
  readonly names: Names;
}

// Private-use characters mark what is read digit by digit; no outside text may hold them.
const digitsFrom = '\uE000';
const digitsTo = '\uE001';
// A clause the sentence goes without; it takes the space before it along.
const absent = '\uE002';

function sentence(line: Line, voice: Voice): string {
  const { words } = voice;
  const whole = fill(line, voice).replaceAll(new RegExp(` ?${absent}`, 'g'), '');
  const text = whole.replaceAll(` ${words('about.apart')} `, ` ${words('about.joined')} `);
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function fill(line: Line, voice: Voice): string {
  const { names, locale } = voice;
  const values: Record<string, string | number> = {
    bank: names.bank,
    app: names.app[locale],
    emergencyNumber: `${digitsFrom}${names.emergencyNumber}${digitsTo}`,
  };
  for (const [name, value] of Object.entries(line.values)) values[name] = valueWords(value, voice);
  return voice.words(line.key, values);
}

function valueWords(value: Value, voice: Voice): string | number {
  if ('fact' in value) return factWords(value.fact, voice);
  const { words } = voice;
  switch (value.type) {
    case 'period':
      return periodWords(value.period, known(voice.today), words);
    case 'category':
      return words(`category.${value.category}`);
    case 'as-of':
      return ageWords(value.asOf, known(voice.today), words);
    case 'heard':
      return outside(value.text);
    case 'limit':
      return moneyWords(value, words, voice.style, known(voice.homeCurrency), voice.among);
    case 'reference':
      return `${digitsFrom}${value.digits.replaceAll(/\D/g, '')}${digitsTo}`;
    case 'line':
      return value.line === null ? absent : fill(value.line, voice);
    case 'list': {
      const items = value.lines.map((line) => fill(line, { ...voice, among: value.lines.length > 1 }));
      return value.join === 'items' ? items.join(words('list.items')) : listWords(items, words);
    }
  }
}

function factWords(fact: Fact, voice: Voice): string | number {
  const { words } = voice;
  switch (fact.type) {
    case 'money': {
      const amount = moneyWords(fact.money, words, voice.style, known(voice.homeCurrency), voice.among);
      return fact.about ? words('amount.about', { amount }) : amount;
    }
    case 'level': {
      const amount = moneyWords(fact.limit, words, voice.style, known(voice.homeCurrency), voice.among);
      return words(fact.above ? 'amount.above' : 'amount.below', { amount });
    }
    case 'count':
      return fact.count;
    case 'date':
      return dateWords(fact.date, known(voice.today), words);
    case 'merchant':
      return outside(fact.name);
    case 'account':
      return fact.name === null ? words(`account.${fact.kind}`) : outside(fact.name);
    case 'times':
      return timesWords(fact.times, words);
    case 'minutes':
      return spanWords(fact.minutes, words);
    case 'country':
      return words([`country.${fact.country}`, 'country.other']);
    case 'why':
      return words(`code.${fact.kind}`);
    case 'category':
      return words(`category.${fact.category}`);
  }
}

function listWords(items: readonly string[], words: Words): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(words('list.comma'))}${words('list.and')}${last}`;
}

/** More than any name has; longer ones would crowd out the figures. */
const longestName = 100;

/** Text from a bank or a platform, without control and private-use characters. */
const outside = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Co}\p{Cs}]/gu, ' ')
    .trim()
    .slice(0, longestName);

function known<T>(value: T | null): T {
  if (value === null) throw new Error('a fact without a customer');
  return value;
}

function parts(text: string): readonly Part[] {
  return text
    .split(new RegExp(`(${digitsFrom}[^${digitsTo}]*${digitsTo})`))
    .filter((piece) => piece !== '')
    .map((piece) => (piece.startsWith(digitsFrom) ? { type: 'digits', digits: piece.slice(1, -1) } : { type: 'text', text: piece }));
}
