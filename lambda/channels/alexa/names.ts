import { type IntentName, intentNames, type Locale, laterIntentNames } from '#skill';

/** Our intents that are Amazon's built-in ones. All others carry their own id as Alexa intent name. */
const builtIns: Readonly<Partial<Record<IntentName, string>>> = {
  Repeat: 'AMAZON.RepeatIntent',
  More: 'AMAZON.MoreIntent',
  Help: 'AMAZON.HelpIntent',
  Stop: 'AMAZON.StopIntent',
  Cancel: 'AMAZON.CancelIntent',
  NavigateHome: 'AMAZON.NavigateHomeIntent',
  Yes: 'AMAZON.YesIntent',
  No: 'AMAZON.NoIntent',
  Fallback: 'AMAZON.FallbackIntent',
};

/** "Next" and "more" are one question here; Alexa has an intent for each. */
export const nextIntent = 'AMAZON.NextIntent';

export function alexaIntentName(intent: IntentName): string {
  return builtIns[intent] ?? intent;
}

const byAlexaName = new Map<string, IntentName>([
  ...[...intentNames, ...laterIntentNames].map((intent) => [alexaIntentName(intent), intent] as const),
  [nextIntent, 'More'],
]);

/** An intent we do not know counts as not understood, which has an answer. */
export function intentOf(alexaName: string): IntentName {
  return byAlexaName.get(alexaName) ?? 'Fallback';
}

/** The only event we publish: "you have a message from your bank", without a fact. */
export const proactiveEvent = 'AMAZON.MessageAlert.Activated';

/** Which Alexa locales each of our languages serves: the model is generated once and copied. */
export const alexaLocales: Readonly<Record<Locale, readonly string[]>> = {
  'en-US': ['en-US', 'en-GB', 'en-CA', 'en-AU', 'en-IN'],
  'fr-FR': ['fr-FR', 'fr-CA'],
};

/** A locale we do not speak is answered in English rather than not at all. */
export function localeOf(alexaLocale: unknown): Locale {
  return typeof alexaLocale === 'string' && /^fr\b/i.test(alexaLocale) ? 'fr-FR' : 'en-US';
}
