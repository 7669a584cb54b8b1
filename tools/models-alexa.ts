import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locale } from '#skill';
import { brand } from '../brand/brand.ts';
import { reviewer } from '../brand/reviewer.ts';
import type { Language, SlotValue } from '../lambda/channels/alexa/model.ts';
import { alexaProject } from '../lambda/channels/alexa/project.ts';

/** Countries the demo brand names; a bank lists its own. */
const countries = ['US', 'GB', 'CA', 'AU', 'IN', 'FR', 'BE'];

/** Builds the Alexa project from locales/ and brand/; nothing is written. `root` is the repository. */
export async function buildAlexaProject(root: string, endpoint: string | null): Promise<ReadonlyMap<string, object>> {
  return alexaProject({
    brand,
    reviewer,
    listings: { 'en-US': await readJson(root, 'en-US', 'listing'), 'fr-FR': await readJson(root, 'fr-FR', 'listing') },
    languages: { 'en-US': await readLanguage(root, 'en-US'), 'fr-FR': await readLanguage(root, 'fr-FR') },
    endpoint,
    countries,
  });
}

/** Writes the Alexa project below `folder` for `ask deploy`; gives the paths written. */
export async function writeAlexaProject(root: string, folder: string, endpoint: string | null): Promise<readonly string[]> {
  const written: string[] = [];
  for (const [path, content] of await buildAlexaProject(root, endpoint)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify(content, null, 2)}\n`);
    written.push(file);
  }
  return written;
}

async function readLanguage(root: string, locale: Locale): Promise<Language> {
  const utterances = await readJson<{ intents: Language['samples']; slots: Language['slotValues'] }>(root, locale, 'utterances');
  const merchants = await readJson<readonly (Omit<SlotValue, 'value'> & { readonly name: string })[]>(root, locale, 'merchants');
  const merchant = merchants.map(({ id, name, synonyms }) => ({ id, value: name, synonyms }));
  const voicePin = await readJson<Language['voicePin']>(root, locale, 'voice-pin');
  return { samples: utterances.intents, slotValues: { ...utterances.slots, merchant }, voicePin };
}

async function readJson<T>(root: string, locale: Locale, name: string): Promise<T> {
  return JSON.parse(await readFile(join(root, 'locales', locale, `${name}.json`), 'utf8'));
}
