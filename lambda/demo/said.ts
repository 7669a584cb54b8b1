import type { Ask, Disclosure, Locale } from '#skill';

/** The doors a person can try: two Alexa devices, two Dialogflow ones. */
export const doors = ['echo', 'echo-show', 'web-chat', 'phone'] as const;
export type Door = (typeof doors)[number];

/** Whose voice a speaker takes it for: the customer's own, nobody's it knows, or somebody else's. */
export const voices = ['person', 'account', 'other'] as const satisfies readonly Ask['speaker'][];

/** One sentence, said by a sample person at a door. */
export interface Said {
  readonly door: Door;
  readonly locale: Locale;
  /** A sample customer's id, or null: nobody is linked */
  readonly customer: string | null;
  readonly voice: (typeof voices)[number];
  /** '' opens the assistant ("open harbour bank") */
  readonly text: string;
  readonly sessionId: string;
  readonly newSession: boolean;
  /** Instead of a sentence: Alexa asked for her own PIN, with our token, and heard it */
  readonly alexaPin?: { readonly token: string; readonly right: boolean };
}

/** What came back through the real door, and everything behind it. */
export interface Heard {
  /** The sentence as it may be shown: a PIN is dots */
  readonly said: string;
  readonly intent: string;
  readonly confidence: number;
  readonly slots: object;
  /** Plain words, as a caption */
  readonly speech: string;
  /** Alexa only */
  readonly ssml: string | null;
  readonly reprompt: string | null;
  /** Alexa is to ask for her own PIN and to come back with this token; or null */
  readonly verifyToken: string | null;
  /** The microphone closes, the conversation is over */
  readonly end: boolean;
  /** A card in the Alexa app */
  readonly card: object | null;
  /** APL document of an Echo Show, or rich content of a chat */
  readonly screen: object | null;
  readonly suggestions: readonly string[];
  /** The ledger rows this answer cost */
  readonly disclosures: readonly Disclosure[];
  /** As it may be shown: a PIN is dots */
  readonly request: object;
  readonly response: object;
  readonly durationMs: number;
}

export type Speaker = (said: Said) => Promise<Heard>;
