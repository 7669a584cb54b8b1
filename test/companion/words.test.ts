import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { bundleNames, categories, detectedKinds, factKinds, households, precisions, proofs, warningKinds } from '#skill';
import { forms } from '../../companion/forms.ts';
import { errorCodes, kept, look, platformSchema } from '../../companion/api/schemas.ts';
import { card, warning, watch } from '../../companion/api/warning-schemas.ts';
import { wordsIn } from '../../companion/words.ts';
import { localeTags } from '../../locales/catalogue.ts';

const read = (tag: string) => JSON.parse(readFileSync(`locales/${tag}/companion.json`, 'utf8')) as Record<string, string>;
const base = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const gaps = (text: string) => [...new Set([...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name))].sort();
const english = read('en-US');

const sources = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
const source = [...sources('companion'), ...sources('lambda/companion')].join('\n');

const platforms = platformSchema.options;
const { what, reason } = kept.shape.items.def.element.shape;
const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

/** Keys that pages put together from what they show: every member needs its words. */
const families: Readonly<Record<string, readonly string[]>> = {
  platform: platforms,
  subject: platforms,
  keeps: platforms,
  kind: factKinds,
  fact: factKinds,
  precision: [...precisions, ...precisions.map((one) => `${one}.text`)],
  proof: [...proofs, ...proofs.map((one) => `${one}.text`)],
  when: [...proofs, 'signed-in'],
  you: ['exact', 'rounded', 'threshold', 'own', 'warnings'],
  others: households,
  household: households,
  bundle: bundleNames.flatMap((name) => [name, `${name}.what`, `${name}.room`, `${name}.screen`]),
  state: ['live', 'private', 'lapsed'],
  task: ['allow', 'approve', 'login'].flatMap((kind) => [kind, `${kind}.text`, `${kind}.button`]),
  talk: ['me', 'household'],
  account: ['checking', 'savings', 'card'],
  category: categories,
  'warnings.kind': warningKinds,
  'warnings.bank': warningKinds,
  'warnings.why.duplicate': ['minutes', 'hours', 'days'],
  'warnings.source': warning.shape.source.options,
  'warnings.state': ['mine', 'not-mine', 'closed', 'expired'],
  'warnings.mine': ['payment', 'charge'],
  'warnings.not-mine': ['payment', 'charge'],
  cards: card.shape.card.options,
  blind: numbers(3),
  warned: numbers(4),
  'watch.promise': watch.shape.promise.options.flatMap((one) => [one, `${one}.text`]),
  'watch.kind': detectedKinds.flatMap((one) => [one, `${one}.text`]),
  notices: ['off', 'on', 'blocked', 'unable', 'failed'],
  did: look.shape.did.options,
  kept: [...what.options, ...reason.options.map((one) => `reason.${one}`)],
  done: Object.keys(forms),
  api: errorCodes,
  refused: [
    'field',
    'pin',
    'again',
    'chosen',
    'nickname',
    'zone',
    'threshold',
    'budget',
    'from',
    'to',
    'sure',
    'lowBalance',
    'quiet',
    'phrase',
  ],
  filter: ['platform', 'kind', 'account', 'from', 'to'],
  goodbye: ['title', 'text'],
  erased: ['title', 'text'],
  does: numbers(4),
  never: numbers(4),
  'erase.goes': numbers(5),
  'safety.never': numbers(5),
  'safety.always': numbers(4),
  'connect.step': numbers(3),
  say: numbers(3),
  'say.alexa': numbers(3),
  trouble: [
    'input.invalid',
    'not.found',
    'not.allowed',
    'conflict',
    'too.large',
    'failed',
    'login.stale',
    'card.none',
    'bank.failed',
    'login.lapsed',
    'login.refused',
    'customer.unknown',
    'entry.used',
  ].flatMap((code) => [code, `${code}.text`]),
  'link.trouble': ['lapsed', 'refused', 'failed'].flatMap((code) => [code, `${code}.text`]),
};
const built = Object.entries(families).flatMap(([family, members]) => members.map((member) => `${family}.${member}`));

describe.each(localeTags)('the pages in %s', (tag) => {
  const words = read(tag);

  test('have the same words as in every other language, in the same order, with the same gaps', () => {
    expect([...new Set(Object.keys(words).map(base))]).toEqual([...new Set(Object.keys(english).map(base))]);
    const other = new Map(Object.entries(english).map(([key, text]) => [base(key), text]));
    const free = (key: string) => /^(bank|task|link|sentence|lapsed)\b|_/.test(key);
    for (const [key, text] of Object.entries(words))
      if (!free(key)) expect([key, gaps(text)]).toEqual([key, gaps(other.get(base(key)) ?? '')]);
  });

  test('have every plural the language needs', () => {
    const needed = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.slice().sort();
    const plurals = Object.keys(words).filter((key) => key !== base(key));
    expect(plurals).not.toEqual([]);
    for (const key of new Set(plurals.map(base))) {
      const forms = plurals.filter((one) => base(one) === key).map((one) => one.slice(key.length + 1));
      expect([key, forms.sort()]).toEqual([key, needed]);
    }
  });

  test('have words for everything they can show', () => {
    const known = new Set(Object.keys(words).map(base));
    for (const key of built) expect([key, known.has(key)]).toEqual([key, true]);
  });

  test('begin no sentence small and leave no space behind', () => {
    for (const [key, text] of Object.entries(words)) {
      expect([key, text]).toEqual([key, text.trim()]);
      if (/\.text$/.test(key)) expect([key, text]).toEqual([key, expect.stringMatching(/^[\p{Lu}“«"{]/u)]);
    }
  });
});

test('no word is left over, and none is used that does not exist', () => {
  const literals = new Set([...source.matchAll(/['"`]([a-z][\w.-]*)['"`]/g)].map(([, key]) => key));
  const templates = [...source.matchAll(/words\([^)]*\)\(`([a-z.]+)\$\{/g)].map(([, start]) => start ?? '');
  const isUsed = (key: string) => built.includes(key) || literals.has(key) || templates.some((start) => key.startsWith(start));
  const about = (key: string) => key.startsWith('about.') || key.startsWith('example.');
  expect([...new Set(Object.keys(english).map(base))].filter((key) => !isUsed(key) && !about(key))).toEqual([]);
  const asked = [...source.matchAll(/\b(?:t|words)\(\s*'([\w.-]+)'/g)].map(([, key]) => key ?? '');
  const known = new Set(Object.keys(english).map(base));
  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter((key) => !known.has(key))).toEqual([]);
});

describe('words', () => {
  const t = wordsIn({ told: '{{bank}} told {{what}}', facts_one: 'one fact', facts_other: '{{count}} facts' }, 'en-US', {
    bank: 'Harbour Bank',
  });

  test('fill their gaps from the page and from the bank, and count as the language does', () => {
    expect(t('told', { what: 'little' })).toBe('Harbour Bank told little');
    expect(t('facts', { count: 1 })).toBe('one fact');
    expect(t('facts', { count: 1200 })).toBe('1,200 facts');
  });

  test('a missing word or value is an error and never a bare key on the page', () => {
    expect(() => t('untold')).toThrow('no words for untold in en-US');
    expect(() => t('constructor')).toThrow('no words for constructor');
    expect(() => t('told')).toThrow('nothing for what in told');
  });
});
