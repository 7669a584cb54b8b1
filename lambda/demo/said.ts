import type { Disclosure, Locale } from '#skill';

/** The doors a person can try: two Alexa devices, two Dialogflow ones. */
export const doors = ['echo', 'echo-show', 'web-chat', 'phone'] as const;
export type Door = (typeof doors)[number];

/** One sentence, said by a sample person at a door. */
export interface Said {
  readonly door: Door;
  readonly locale: Locale;
  /** A sample customer's id, or null: nobody is linked */
  readonly customer: string | null;
  /** False: the speaker does not know the voice */
  readonly recognised: boolean;
  /** '' opens the assistant ("open harbour bank") */
  readonly text: string;
  readonly sessionId: string;
  readonly newSession: boolean;
}

/** What came back through the real door, and everything behind it. */
export interface Heard {
  readonly intent: string;
  readonly confidence: number;
  readonly slots: object;
  /** Plain words, as a caption */
  readonly speech: string;
  /** Alexa only */
  readonly ssml: string | null;
  readonly reprompt: string | null;
  /** The microphone closes, the conversation is over */
  readonly end: boolean;
  /** A card in the Alexa app */
  readonly card: object | null;
  /** APL document of an Echo Show, or rich content of a chat */
  readonly screen: object | null;
  readonly suggestions: readonly string[];
  /** The ledger rows this answer cost */
  readonly disclosures: readonly Disclosure[];
  readonly request: object;
  readonly response: object;
  readonly durationMs: number;
}

export type Speaker = (said: Said) => Promise<Heard>;
