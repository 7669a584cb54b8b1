import { intentNames, type IntentName, laterIntentNames } from '#skill';
import { intentSlots, type UtteranceSlot, utteranceSlots } from '#skill/build';
import { alexaIntentName, nextIntent } from './names.ts';
import { digitTypeIn, type VoicePinLanguage, voicePinModel } from './voice-pin-model.ts';

/** One value of a slot, as locales/<tag>/utterances.json lists it. */
export interface SlotValue {
  readonly id: string;
  readonly value: string;
  readonly synonyms: readonly string[];
}

/** What customers say in one language. */
export interface Language {
  readonly samples: Readonly<Record<string, readonly string[]>>;
  readonly slotValues: Readonly<Record<string, readonly SlotValue[]>>;
  readonly voicePin: VoicePinLanguage;
}

export interface ModelIntent {
  readonly name: string;
  readonly slots: readonly { readonly name: string; readonly type: string }[];
  readonly samples: readonly string[];
}

export interface ModelType {
  readonly name: string;
  readonly values: readonly { readonly id: string; readonly name: { readonly value: string; readonly synonyms: readonly string[] } }[];
}

export interface InteractionModel {
  readonly interactionModel: {
    readonly languageModel: {
      readonly invocationName: string;
      readonly intents: readonly ModelIntent[];
      readonly types: readonly ModelType[];
      readonly modelConfiguration?: { readonly fallbackIntentSensitivity: { readonly level: 'LOW' | 'MEDIUM' | 'HIGH' } };
    };
  };
}

/** The interaction model of one Alexa locale ('en-GB'), as `ask deploy` takes it. The core leads its own dialogues, so there is no dialog part. */
export function interactionModel(
  alexaLocale: string,
  invocationName: string,
  { samples, slotValues, voicePin }: Language,
): InteractionModel {
  const intents = [...intentNames, ...laterIntentNames].map((intent) => modelIntent(intent, samples[intent] ?? []));
  const used = Object.keys(utteranceSlots).filter((slot): slot is UtteranceSlot =>
    intents.some(({ slots }) => slots.some(({ name }) => name === slot)),
  );
  return {
    interactionModel: {
      languageModel: {
        invocationName,
        intents: [
          ...intents.filter(({ name, samples }) => name.startsWith('AMAZON.') || samples.length > 0),
          { name: nextIntent, slots: [], samples: [] },
          voicePinModel(voicePin),
        ],
        types: [
          ...used
            .filter((slot) => !utteranceSlots[slot].alexa.startsWith('AMAZON.'))
            .map((slot) => modelType(slot, slotValues[slot] ?? [])),
          digitTypeIn(voicePin),
        ],
        // Amazon knows this setting in English and German only. Medium: an unknown question must not become a figure.
        ...(alexaLocale.startsWith('en-') ? { modelConfiguration: { fallbackIntentSensitivity: { level: 'MEDIUM' } } } : {}),
      },
    },
  };
}

function modelIntent(intent: IntentName, samples: readonly string[]): ModelIntent {
  const used = (intentSlots[intent] ?? []).filter((slot) => samples.some((sample) => sample.includes(`{${slot}}`)));
  return {
    name: alexaIntentName(intent),
    slots: used.map((slot) => ({ name: slot, type: utteranceSlots[slot].alexa })),
    samples,
  };
}

function modelType(slot: UtteranceSlot, values: readonly SlotValue[]): ModelType {
  return {
    name: utteranceSlots[slot].alexa,
    values: values.map(({ id, value, synonyms }) => ({ id, name: { value, synonyms: synonyms.filter(isSaid) } })),
  };
}

/** Synonyms in capitals are how statements write a merchant; nobody says them. */
function isSaid(synonym: string): boolean {
  return synonym !== synonym.toUpperCase();
}
