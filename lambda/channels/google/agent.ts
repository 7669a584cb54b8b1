import { createHash } from 'node:crypto';
import type { Locale } from '#skill';
import { type UtteranceSlot, utteranceSlots } from '#skill/build';
import type { Brand } from '../../../brand/brand.ts';
import { entity, entityEntries, type SlotValue } from './agent-entities.ts';
import { agentIntent, agentIntents } from './agent-intents.ts';
import { parametersOf, type PhrasePart, type Samples, trainingPhrases } from './agent-phrases.ts';
import { linkCodeIntent, voicePinIntent } from './names.ts';
import { webhookUser } from './verify.ts';

/** What customers say in one language (locales/<tag>/). */
export interface AgentLanguage {
  /** Utterances with {slots}, by intent */
  readonly utterances: Readonly<Record<string, readonly string[]>>;
  /** Ways to give a one-time code, with {code} */
  readonly linkCode: readonly string[];
  /** Ways to say a voice PIN, with {pin}, and PINs of all lengths */
  readonly voicePin: { readonly samples: readonly string[]; readonly examples: readonly string[] };
  readonly slotValues: Readonly<Record<string, readonly SlotValue[]>>;
  /** Examples for the parameters that Dialogflow's own entities fill */
  readonly samples: Samples;
  /** Said by Dialogflow itself if the webhook does not answer */
  readonly apology: string;
}

export interface AgentParts {
  readonly brand: Brand;
  readonly languages: Readonly<Record<Locale, AgentLanguage>>;
  /** https address of the webhook */
  readonly webhook: string;
  /** IANA name of the zone in which Dialogflow resolves "yesterday" for all customers */
  readonly timeZone: string;
}

/** Dialogflow's tags for our languages; the first is the agent's default. */
const tags: Readonly<Record<Locale, string>> = { 'en-US': 'en', 'fr-FR': 'fr' };
const locales = Object.keys(tags) as Locale[];

/** Every file of a Dialogflow ES agent by its path. Zipped, it is what "import from zip" of the agent's settings takes. */
export function dialogflowAgent(parts: AgentParts): ReadonlyMap<string, object> {
  const apology = Object.fromEntries(locales.map((locale) => [tags[locale], parts.languages[locale].apology]));
  const phrases = (name: string, locale: Locale) => phrasesOf(name, parts.languages[locale]);
  const intents = agentIntents.flatMap((name) => {
    const used = new Set(locales.flatMap((locale) => phrases(name, locale).flat()).map(({ alias }) => alias));
    const parameters = [...slots, 'code', 'pin'].flatMap(parametersOf).filter((parameter) => used.has(parameter.name));
    return [
      [`intents/${name}.json`, agentIntent(name, { parameters, apology, idOf })] as const,
      ...locales
        .filter((locale) => phrases(name, locale).length > 0)
        .map(
          (locale) =>
            [`intents/${name}_usersays_${tags[locale]}.json`, usersays(`${name} ${tags[locale]}`, phrases(name, locale))] as const,
        ),
    ];
  });
  return new Map<string, object>([
    ['package.json', { version: '1.0.0' }],
    ['agent.json', settings(parts)],
    ...intents,
    ...ownEntities.flatMap((name) => [
      [`entities/${name}.json`, entity(name, idOf(`entity ${name}`))] as const,
      ...locales.map(
        (locale) =>
          [`entities/${name}_entries_${tags[locale]}.json`, entityEntries(name, parts.languages[locale].slotValues[name] ?? [])] as const,
      ),
    ]),
  ]);
}

const slots = Object.keys(utteranceSlots) as UtteranceSlot[];
const ownEntities = slots.filter((slot) => utteranceSlots[slot].dialogflow.some((dataType) => !dataType.startsWith('@sys.')));

function phrasesOf(
  name: string,
  { utterances, linkCode, voicePin, slotValues, samples }: AgentLanguage,
): readonly (readonly PhrasePart[])[] {
  const own: Readonly<Record<string, readonly string[]>> = { [linkCodeIntent]: linkCode, [voicePinIntent]: voicePin.samples };
  const words = Object.fromEntries(ownEntities.map((slot) => [slot, (slotValues[slot] ?? []).map(({ value }) => value)]));
  return trainingPhrases(own[name] ?? utterances[name] ?? [], { ...words, ...samples, pin: voicePin.examples });
}

function usersays(of: string, phrases: readonly (readonly PhrasePart[])[]): readonly object[] {
  return phrases.map((data) => ({
    id: idOf(`phrase ${of} ${data.map(({ text, alias }) => `${alias ?? ''}:${text}`).join('|')}`),
    data,
    isTemplate: false,
    count: 0,
    updated: 0,
  }));
}

function settings({ brand, webhook, timeZone }: AgentParts): object {
  const [language, ...supportedLanguages] = locales.map((locale) => tags[locale]);
  return {
    description: brand.name,
    language,
    supportedLanguages,
    defaultTimezone: timeZone,
    shortDescription: '',
    examples: '',
    linkToDocs: '',
    // What customers ask for is not kept at Google beyond the session.
    disableInteractionLogs: true,
    disableStackdriverLogs: true,
    // The password is the webhook's secret: it is entered in the console and never written to a file.
    webhook: {
      url: webhook,
      username: webhookUser,
      headers: {},
      available: true,
      useForDomains: false,
      cloudFunctionsEnabled: false,
      cloudFunctionsInitialized: false,
    },
    isPrivate: true,
    customClassifierMode: 'use.after',
    // An unknown question must not become a figure.
    mlMinConfidence: 0.5,
    onePlatformApiVersion: 'v2',
    analyzeQueryTextSentiment: false,
    enabledKnowledgeBaseNames: [],
    knowledgeServiceConfidenceAdjustment: 0,
    dialogBuilderMode: false,
  };
}

/** The same source gives the same ids, so that an import replaces what an earlier one made. */
function idOf(name: string): string {
  const hex = createHash('sha256').update(`dialogflow ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
