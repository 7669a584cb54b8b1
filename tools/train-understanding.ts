import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '#skill';
import { type ConceptFile, type Engine, learn, type Lesson, loadEngine } from '#skill/build';

const locales: readonly Locale[] = ['en-US', 'fr-FR'];
const files = ['utterances.json', 'grammar.json', 'answers.json', 'merchants.json'];

/** Reads what the understanding knows of each language, and the learnt model, which is made anew when any of it changed. */
export function ensureModel(root: string): Engine {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const lessons = Object.fromEntries(locales.map((locale) => [locale, lessonOf(locale, read)])) as Record<Locale, Lesson>;
  const concepts = JSON.parse(read('locales/concepts.json')) as ConceptFile;
  const languages = { 'en-US': lessons['en-US'].data, 'fr-FR': lessons['fr-FR'].data };
  return loadEngine(
    modelOf(root, read, () => learn(lessons, concepts)),
    { concepts, languages },
  );
}

function lessonOf(locale: Locale, read: (path: string) => string): Lesson {
  const [utterances, grammar, answers, merchants] = files.map((file) => JSON.parse(read(`locales/${locale}/${file}`)));
  return { utterances, data: { grammar, answers, merchants, slots: utterances.slots } };
}

/** Written under another name first, so that two processes never read half a file. */
function modelOf(root: string, read: (path: string) => string, make: () => Uint8Array): Uint8Array {
  const folder = join(root, 'build', 'model');
  const path = join(folder, `${hashOf(root, read)}.bin`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${path}.${process.pid}`, make());
    renameSync(`${path}.${process.pid}`, path);
  }
  return readFileSync(path);
}

/** Of all that is learnt from and of the code that learns. */
function hashOf(root: string, read: (path: string) => string): string {
  const code = readdirSync(join(root, 'skill/understanding')).map((file) => `skill/understanding/${file}`);
  const paths = [...locales.flatMap((locale) => files.map((file) => `locales/${locale}/${file}`)), 'locales/concepts.json', ...code.sort()];
  const hash = createHash('sha256');
  for (const path of paths) hash.update(read(path)).update('\0');
  return hash.digest('hex').slice(0, 16);
}
