import { type Ask, intentNames, type Locale, laterIntentNames, type Platform } from '#skill';
import type { Fields } from '../../json.ts';

/** The door's own intent: the customer gives the one-time code of the bank's app. It never reaches the core. */
export const linkCodeIntent = 'LinkCode';

/** The door's other own intent: the customer says their voice PIN (docs/decisions/0012). */
export const voicePinIntent = 'VoicePin';

/** The context in which digits alone are a PIN: set where one was asked for. */
export const pinContext = 'pin';

/** The context that marks a session as linked by a code. It is no proof and holds nothing: the store decides who it is. */
export const linkedContext = 'linked';

/** By display name; the last two are what Dialogflow calls the intents of a new agent. */
const byName = new Map<string, Ask['intent']>([
  ...[...intentNames, ...laterIntentNames, 'Launch' as const, 'Silence' as const, 'SessionEnd' as const].map(
    (name) => [name, name] as const,
  ),
  ['Default Welcome Intent', 'Launch'],
  ['Default Fallback Intent', 'Fallback'],
]);

/** Events that stand for what nobody said. Dialogflow puts the event's name where the words would be. */
const events: readonly (readonly [RegExp, Ask['intent']])[] = [
  [/^([A-Z_]+_)?WELCOME$/, 'Launch'],
  [/^(actions_intent_|[A-Z_]+_)?NO_INPUT(_\d)?$/, 'Silence'],
  [/^actions_intent_CANCEL$/, 'SessionEnd'],
];

/** An intent we do not know counts as not understood, which has an answer. */
export function intentOf(displayName: string, queryText: string): Ask['intent'] {
  return byName.get(displayName) ?? events.find(([event]) => event.test(queryText))?.[1] ?? 'Fallback';
}

/** "en", "en-us", "fr-CA": a language we do not speak is answered in English rather than not at all. */
export function localeOf(languageCode: unknown): Locale {
  return typeof languageCode === 'string' && /^fr\b/i.test(languageCode) ? 'fr-FR' : 'en-US';
}

/** What Dialogflow's integrations call themselves, in lower case */
const sources: readonly (readonly [RegExp, Platform])[] = [
  [/telephony|phone/, 'phone'],
  [/^(dialogflow_messenger|df-messenger|web-chat|webchat)$/, 'web-chat'],
  [/^slack$/, 'slack'],
];

/**
 * Which column of the customer's consents a request falls under. A direct call of the API names no source: with the
 * bank's token, or its place still empty because the customer has not signed in, it is the bank's web chat. Everything unknown is
 * 'other-chat', the strictest.
 */
export function platformOf(source: string | null, payload: Fields, token: string | null): Platform {
  if (source !== null) return sources.find(([name]) => name.test(source.toLowerCase()))?.[1] ?? 'other-chat';
  if ('telephony' in payload) return 'phone';
  return token !== null || 'token' in payload || 'userToken' in payload ? 'web-chat' : 'other-chat';
}
