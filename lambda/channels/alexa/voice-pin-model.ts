import type { ModelIntent, ModelType } from './model.ts';
import { digitSlots, digitType, pinSlot, voicePinIntent } from './voice-pin.ts';

/** How customers say a voice PIN in one language (locales/<tag>/voice-pin.json). */
export interface VoicePinLanguage {
  /** Sentences with {pin} */
  readonly samples: readonly string[];
  /** The words for 0 to 9 */
  readonly digits: readonly (readonly string[])[];
}

/** Every sentence three times: with four digits as one, with five and with six of them one by one. */
export function voicePinModel({ samples }: VoicePinLanguage): ModelIntent {
  const spelled = [5, 6].map((length) =>
    digitSlots
      .slice(0, length)
      .map((name) => `{${name}}`)
      .join(' '),
  );
  return {
    name: voicePinIntent,
    slots: [pinSlot, ...digitSlots.map((name) => ({ name, type: digitType }))],
    samples: samples.flatMap((sample) => [sample, ...spelled.map((digits) => sample.replace(`{${pinSlot.name}}`, digits))]),
  };
}

export function digitTypeIn({ digits }: VoicePinLanguage): ModelType {
  return {
    name: digitType,
    values: digits.map(([value = '', ...synonyms], digit) => ({ id: String(digit), name: { value, synonyms } })),
  };
}
