import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locale } from '#skill';
import { brand } from '../brand/brand.ts';
import { type AgentLanguage, type AgentParts, dialogflowAgent } from '../lambda/channels/google/agent.ts';
import type { SlotValue } from '../lambda/channels/google/agent-entities.ts';

export type AgentOptions = Pick<AgentParts, 'webhook' | 'timeZone'>;

/** Where the webhook is reached and which day it is, unless the bank says otherwise. */
export const defaultAgentOptions: AgentOptions = { webhook: `${new URL(brand.links.app).origin}/google`, timeZone: 'America/New_York' };

/** Builds the Dialogflow agent from locales/ and brand/; nothing is written. `root` is the repository. */
export async function buildDialogflowAgent(root: string, options = defaultAgentOptions): Promise<ReadonlyMap<string, object>> {
  return dialogflowAgent({
    brand,
    languages: { 'en-US': await readLanguage(root, 'en-US'), 'fr-FR': await readLanguage(root, 'fr-FR') },
    ...options,
  });
}

/** Writes the agent into `folder`, in place of what is there; gives the paths written. */
export async function writeDialogflowAgent(root: string, folder: string, options = defaultAgentOptions): Promise<readonly string[]> {
  const written: string[] = [];
  const agent = await buildDialogflowAgent(root, options);
  await rm(folder, { recursive: true, force: true });
  for (const [path, content] of agent) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify(content, null, 2)}\n`);
    written.push(file);
  }
  return written;
}

async function readLanguage(root: string, locale: Locale): Promise<AgentLanguage> {
  const { intents, slots } = await readJson<{ intents: AgentLanguage['utterances']; slots: AgentLanguage['slotValues'] }>(
    root,
    locale,
    'utterances',
  );
  const merchants = await readJson<readonly (Omit<SlotValue, 'value'> & { readonly name: string })[]>(root, locale, 'merchants');
  const speech = await readJson<Readonly<Record<string, string>>>(root, locale, 'speech');
  return {
    utterances: intents,
    slotValues: { ...slots, merchant: merchants.map(({ id, name, synonyms }) => ({ id, value: name, synonyms })) },
    ...(await readJson<Pick<AgentLanguage, 'samples' | 'linkCode'>>(root, locale, 'dialogflow')),
    voicePin: await readJson<AgentLanguage['voicePin']>(root, locale, 'voice-pin'),
    apology: speech['failure.turn.late'] ?? '',
  };
}

async function readJson<T>(root: string, locale: Locale, name: string): Promise<T> {
  return JSON.parse(await readFile(join(root, 'locales', locale, `${name}.json`), 'utf8'));
}
