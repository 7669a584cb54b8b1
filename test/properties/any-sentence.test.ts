import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  calendarOf,
  categories,
  type CivilDate,
  currency,
  Failure,
  intentNames,
  intentSlots,
  isCivilDate,
  laterIntentNames,
  type Locale,
  parseMoney,
  resolvePeriod,
  type Slots,
} from '#skill';
import { understand, type Understood, type UnderstandingContext } from '#skill/build';
import { ensureModel } from '../../tools/train-understanding.ts';
import { drawn } from './support/drawn.ts';
import { oddText } from './support/odd-text.ts';

const engine = ensureModel('.');

const context: fc.Arbitrary<UnderstandingContext> = fc.record({
  locale: fc.constantFrom<Locale>('en-US', 'fr-FR'),
  today: fc.constantFrom('2026-11-23', '2026-03-31', '2024-02-29', '2026-01-01', '2025-12-31').map((day) => day as CivilDate),
  region: fc.constantFrom('US', 'FR', 'GB', 'EG', 'PH', 'CA', 'zz', ''),
  merchants: fc.array(
    oddText.map((name) => ({ id: `m ${name}`, name })),
    { maxLength: 4 },
  ),
  accounts: fc.array(
    oddText.map((name, id = `a ${name}`) => ({ id, name, nickname: name, lastFour: '1234' })),
    { maxLength: 3 },
  ),
  expecting: fc.constantFrom(null, 'yes-no', 'merchant'),
});

const names: ReadonlySet<string> = new Set([...intentNames, ...laterIntentNames]);
const accountIds: readonly (string | null)[] = [null, 'checking', 'savings', 'card', 'joint', 'all'];
const categoryIds: readonly (string | null)[] = [null, ...categories, 'food', 'home'];
const topics: readonly (string | undefined)[] = ['transfer', 'pay', 'account-number', 'credit-score', 'address', 'other'];

/** What is wrong with an understanding; nothing if the core may be asked it. */
function problemsOf({ intent, confidence, slots, alternatives }: Understood, { region, today }: UnderstandingContext): readonly string[] {
  const problems: string[] = [];
  const demand = (holds: boolean, problem: string): void => {
    if (!holds) problems.push(problem);
  };
  demand(names.has(intent), `the intent ${intent}`);
  demand(confidence >= 0 && confidence <= 1, `the confidence ${confidence}`);
  demand(
    alternatives.every((one) => names.has(one.intent) && one.confidence >= 0 && one.confidence <= 1),
    'the alternatives',
  );
  const may = new Set<string>((intentSlots[intent] ?? []).map((slot) => (['duration', 'from', 'until'].includes(slot) ? 'period' : slot)));
  // "The second", "lidl": an answer to the core's own question
  if (intent === 'FollowUp') may.add('merchant');
  demand(
    Object.keys(slots).every((name) => may.has(name)),
    `${intent} has no slot among ${Object.keys(slots)}`,
  );
  const { account, merchant, category, period, amount, comparison, count, ordinal, topic }: Slots = slots;
  demand(account === undefined || (accountIds.includes(account.id) && account.heard !== ''), `the account ${JSON.stringify(account)}`);
  demand(merchant === undefined || typeof merchant.heard === 'string', `the merchant ${JSON.stringify(merchant)}`);
  demand(
    category === undefined || (categoryIds.includes(category.id) && category.heard !== ''),
    `the category ${JSON.stringify(category)}`,
  );
  demand(amount === undefined || /^\d+\.\d\d$/.test(amount.value), `the amount ${JSON.stringify(amount)}`);
  demand(amount === undefined || amount.currency === null || isCurrency(amount.currency), `the currency of ${JSON.stringify(amount)}`);
  demand(comparison === undefined || ['over', 'under', 'exactly'].includes(comparison), `the comparison ${comparison}`);
  demand(count === undefined || (Number.isInteger(count) && count > 0), `the count ${count}`);
  demand(ordinal === undefined || (Number.isInteger(ordinal) && (ordinal > 0 || ordinal === -1)), `the ordinal ${ordinal}`);
  demand(topic === undefined || topics.includes(topic), `the topic ${topic}`);
  if (period !== undefined) {
    const days = [period.form === 'SINCE' || period.form === 'RANGE' ? period.from : today, period.form === 'RANGE' ? period.to : today];
    demand(days.every(isCivilDate), `the days of ${JSON.stringify(period)}`);
    try {
      resolvePeriod(period, calendarOf({ region, today, monthStartsOn: 1 }));
    } catch (error) {
      demand(error instanceof Failure, `the period ${JSON.stringify(period)}`);
    }
  }
  return problems;
}

function isCurrency(code: string): boolean {
  try {
    return currency(code) === code && parseMoney('1.00', currency(code)).amountMinor > 0n;
  } catch {
    return false;
  }
}

const valid = (text: string, given: UnderstandingContext) =>
  expect([text, problemsOf(understand(text, given, engine), given)]).toEqual([text, []]);

interface Words {
  readonly samples: readonly string[];
  readonly single: readonly string[];
}

/** What is said in a language: the samples of its file, and the words they are made of. */
function wordsOf(locale: Locale): Words {
  const { intents } = JSON.parse(readFileSync(`locales/${locale}/utterances.json`, 'utf8')) as { intents: Record<string, string[]> };
  const samples = Object.values(intents).flat();
  return { samples, single: [...new Set(samples.join(' ').split(/[\s{}]+/))].filter((word) => word !== '') };
}

const spoken: Readonly<Record<Locale, Words>> = { 'en-US': wordsOf('en-US'), 'fr-FR': wordsOf('fr-FR') };

/** Ways to speak of days and spans of them; what stands in braces is filled from `parts`, whether such a day exists or not. */
const days: Readonly<Record<Locale, readonly string[]>> = {
  'en-US': [
    ...[
      '{d} {month}',
      '{month} {d}',
      '{month} {d} {year}',
      'the {d}th',
      '{d}',
      '{month}',
      '{month} {year}',
      '{year}',
      '{weekday}',
      'last {weekday}',
    ],
    ...[
      '{iso}',
      '{n}/{n}',
      '{n}/{n}/{year}',
      '{season} {year}',
      'last {season}',
      'first quarter of {year}',
      'yesterday',
      'the {d}th of {month}',
    ],
    ...[
      '{n} {unit} ago',
      'last {unit}',
      'this {unit}',
      'the week of {month} {d}',
      'the week of {iso}',
      '{weekday} last week',
      '{month} last year',
    ],
  ],
  'fr-FR': [
    ...['{d} {month}', 'le {d} {month} {year}', 'le {d}', '{d}', '{month}', '{month} {year}', '{year}', '{weekday}', '{weekday} dernier'],
    ...[
      '{iso}',
      '{n}/{n}',
      '{n}/{n}/{year}',
      '{season} {year}',
      'premier trimestre {year}',
      'hier',
      'il y a {n} {unit}',
      'la semaine du {d} {month}',
    ],
    ...['la semaine du {iso}', '{unit} dernier', 'ce {unit}', "{month} de l'an dernier", 'ce week-end'],
  ],
};
const spans: Readonly<Record<Locale, readonly string[]>> = {
  'en-US': [
    ...[
      'from {a} to {b}',
      'from {a} to the {d}th',
      'between {a} and {b}',
      'since {a}',
      'after {a}',
      'after the end of {a}',
      'before {a}',
      'until {a}',
    ],
    ...['from {a} on', 'starting {a}', 'in {a}', 'on {a}', 'the last {n} {unit}', 'the past {n} {unit} until {a}', '{a} {b}', '{a} to {b}'],
  ],
  'fr-FR': [
    ...['du {a} au {b}', 'de {a} à {b}', 'entre {a} et {b}', 'depuis {a}', 'depuis le {a}', 'après {a}', 'avant {a}', "jusqu'au {a}"],
    ...['à partir du {a}', 'en {a}', 'les {n} derniers {unit}', 'ces {n} {unit}', '{a} {b}', '{a} au {b}'],
  ],
};
const parts: Readonly<Record<Locale, Readonly<Record<string, readonly string[]>>>> = {
  'en-US': {
    month: ['january', 'february', 'april', 'november', 'december'],
    weekday: ['monday', 'sunday'],
    season: ['winter', 'summer'],
    unit: ['days', 'weeks', 'weekends', 'months', 'quarters', 'years', 'hours'],
  },
  'fr-FR': {
    month: ['janvier', 'février', 'avril', 'novembre', 'décembre'],
    weekday: ['lundi', 'dimanche'],
    season: ['hiver', 'été'],
    unit: ['jours', 'semaines', 'week-ends', 'mois', 'trimestres', 'ans', 'heures'],
  },
};
const numbers: Readonly<Record<string, readonly string[]>> = {
  d: ['1', '28', '29', '30', '31', '0', '32'],
  n: ['0', '1', '2', '13', '31', '99', '999'],
  year: ['1900', '1999', '2024', '2025', '2026', '2099'],
  iso: ['2199-12-31', '1900-01-01', '2026-02-30', '2024-02-29', '2026-11-23', '9999-99-99'],
};

/** A sentence about time, every choice made by one of the numbers in turn. */
function timeIn(locale: Locale, choices: readonly number[]): string {
  let taken = 0;
  const choose = (list: readonly string[]): string => {
    taken += 1;
    return list[(choices[taken % choices.length] ?? 0) % list.length] ?? '';
  };
  const fill = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      name === 'a' || name === 'b' ? fill(choose(days[locale])) : choose(parts[locale][name] ?? numbers[name] ?? []),
    );
  return fill(choose(spans[locale]));
}

const openings: Readonly<Record<Locale, string>> = { 'en-US': 'how much did i spend', 'fr-FR': 'combien ai-je dépensé' };

const pick = (list: readonly string[], all: readonly number[]): string => all.map((n) => list[n % list.length]).join(' ');
const picks = (maxLength: number) => fc.array(fc.nat(1_000_000), { minLength: 1, maxLength });

describe('any sentence is understood as something the core can be asked', () => {
  test('whatever the text', () => {
    fc.assert(
      fc.property(oddText, fc.string({ unit: 'binary', maxLength: 60 }), context, (trap, text, given) => {
        valid(trap, given);
        valid(text, given);
      }),
      drawn(200),
    );
  });

  test('with odd things in the middle of a question', () => {
    fc.assert(
      fc.property(context, fc.nat(1_000_000), oddText, (given, n, odd) => {
        const sample = spoken[given.locale].samples[n % spoken[given.locale].samples.length] ?? '';
        valid(sample.replaceAll(/\{\w+\}/g, odd), given);
        valid(sample.replaceAll(' ', ` ${odd} `), given);
      }),
      drawn(200),
    );
  });

  test('with its words in any order', () => {
    fc.assert(
      fc.property(context, picks(14), (given, all) => valid(pick(spoken[given.locale].single, all), given)),
      drawn(200),
    );
  });

  test('with dates that do not exist, lie in another age or contradict each other', () => {
    const choices = fc.array(fc.nat(10_000), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(context, choices, fc.boolean(), (given, all, asked) => {
        valid(`${asked ? openings[given.locale] : ''} ${timeIn(given.locale, all)}`, given);
      }),
      drawn(800),
    );
  });

  test.each<readonly [Locale, string]>([
    ['en-US', 'how much did i spend from 3 february to the 31st'],
    ['en-US', 'how much did i spend from 31 to 10 february'],
    ['en-US', 'how much did i spend 999 quarters ago'],
    ['en-US', 'spending after 2199-12-31'],
    ['en-US', 'how much did i spend at constructor'],
    ['en-US', 'did i pay more than 5 constructor'],
    ['en-US', 'show 0 transactions'],
    ['en-US', 'the 0th one'],
    ['en-US', 'did i pay 99999999999999999999999999 dollars'],
    ['fr-FR', 'combien ai-je dépensé du 31 au 10 février'],
  ])('%s: %s', (locale, text) => {
    valid(text, { locale, today: '2026-11-23' as CivilDate, region: locale.slice(3), merchants: [], accounts: [] });
  });

  test('of any length within a moment', () => {
    const given: UnderstandingContext = { locale: 'en-US', today: '2026-11-23' as CivilDate, region: 'US', merchants: [], accounts: [] };
    for (const text of [
      'a'.repeat(10_000),
      'la la '.repeat(2_000),
      '9'.repeat(10_000),
      '1,'.repeat(5_000),
      'é'.repeat(10_000),
      '/'.repeat(10_000),
    ]) {
      const started = performance.now();
      valid(text, given);
      expect(performance.now() - started).toBeLessThan(1_000);
    }
  });
});
