import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { categories, failureCodes } from '#skill';
import { localeTags } from '../../locales/catalogue.ts';

const files = ['speech', 'words', 'screen'] as const;
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
const all = (tag: string) => Object.assign({}, ...files.map((file) => read(`locales/${tag}/${file}.json`))) as Record<string, string>;

const plural = /_(zero|one|two|few|many|other)$/;
const base = (key: string) => key.replace(plural, '');
const gaps = (text: string) => [...new Set([...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name))].sort();
const clockKeys = /^clock/;

describe.each(localeTags)('%s', (tag) => {
  const words = all(tag);
  const english = all('en-US');

  test('has the same keys as every other language', () => {
    const keys = (from: Record<string, string>) => [...new Set(Object.keys(from).map(base))].filter((key) => !clockKeys.test(key)).sort();
    expect(keys(words)).toEqual(keys(english));
  });

  test('has every plural its language needs', () => {
    const needed = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.slice().sort();
    const plurals = new Map<string, string[]>();
    for (const key of Object.keys(words)) {
      const form = plural.exec(key)?.[1];
      if (form !== undefined) plurals.set(base(key), [...(plurals.get(base(key)) ?? []), form].sort());
    }
    for (const [key, forms] of plurals) expect([key, forms]).toEqual([key, needed]);
  });

  test('fills the same gaps as English; only the bank, the app and a clock may be named at will', () => {
    const free = new Set(['bank', 'app', 'hour', 'minutes', 'count', 'number', 'from']);
    for (const [key, text] of Object.entries(words)) {
      const theirs = Object.entries(english).find(([other]) => base(other) === base(key));
      if (theirs === undefined) continue;
      const strict = (t: string) => gaps(t).filter((gap) => !free.has(gap ?? ''));
      expect([key, strict(text)]).toEqual([key, strict(theirs[1])]);
    }
  });

  test('a sentence ends as one, and a question asks', () => {
    const speech = read(`locales/${tag}/speech.json`);
    for (const [key, text] of Object.entries(speech)) {
      if (/^(launch|help|greet|thanks|yes|tail|reprompt|missed|no|goodbye|lost-card|later|unsupported|failure|repeat)/.test(key))
        expect(text).toMatch(/[.?]$/);
      if (/^(launch|help|greet|yes|tail|more\.ask|merchant\.which)/.test(key)) expect(text).toContain('?');
    }
  });

  test('names every category and every failure', () => {
    for (const category of [...categories, 'food', 'home']) expect(words).toHaveProperty([`category.${category}`]);
    for (const code of failureCodes.filter((c) => c !== 'link.missing')) expect(words).toHaveProperty([`failure.${code}`]);
  });
});

test('every key is used, and every key that is used exists', () => {
  const source = ['skill', 'lambda', 'locales']
    .flatMap(sources)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const literals = new Set([...source.matchAll(/['"`]([a-z][\w.-]*(?:\$\{[^}]*\}[\w.-]*)*)['"`]/g)].map(([, text]) => text ?? ''));
  const patterns = [...literals]
    .filter((text) => text.includes('${'))
    .map((text) => new RegExp(`^${text.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[\\w.-]+')}$`));
  const named = new Set([...source.matchAll(/variant\('([\w.-]+)'/g)].map(([, key]) => key));
  const suggestions = new Set(
    [...source.matchAll(/suggestions: [^\n]*/g)].flatMap(([row]) => [...row.matchAll(/'([\w-]+)'/g)].map(([, key]) => `suggest.${key}`)),
  );
  const isUsed = (key: string) =>
    literals.has(key) || patterns.some((pattern) => pattern.test(key)) || named.has(key.replace(/\.\d$/, '')) || suggestions.has(key);
  const unused = [...new Set(Object.keys(all('en-US')).map(base))].filter((key) => !isUsed(key));
  expect(unused).toEqual([]);
});

test('every key has a note for the translator, and no note is left over', () => {
  const notes = read('locales/notes.json');
  const keys = new Set(localeTags.flatMap((tag) => Object.keys(all(tag)).map(base)));
  expect(Object.keys(notes).sort()).toEqual([...keys].sort());
  for (const [key, note] of Object.entries(notes)) expect([key, note.split(' ').length > 2]).toEqual([key, true]);
});

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}
