/** The JSON between the page and its server. The page knows nothing else of the program behind it. */

export type Door = 'echo' | 'echo-show' | 'web-chat' | 'phone';

/** Whose voice a speaker takes it for: the customer's own, nobody's it knows, or somebody else's. */
export type Voice = 'person' | 'account' | 'other';

/** A sample customer one can be. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Account id, as the ledger writes it, to the name a customer knows it by */
  readonly accounts: Readonly<Record<string, string>>;
}

/** GET /simulator/setup */
export interface Setup {
  readonly bank: string;
  readonly doors: readonly Door[];
  readonly voices: readonly Voice[];
  readonly people: readonly Person[];
  /** What can be made to happen to one of them */
  readonly incidents: readonly string[];
  /** Every kind of fact a customer allows or hides */
  readonly factKinds: readonly string[];
  readonly locales: readonly LocaleSetup[];
}

export interface LocaleSetup {
  readonly tag: string;
  readonly name: string;
  readonly words: Readonly<Record<string, string>>;
  /** What opens the assistant: "Alexa, open harbour bank" */
  readonly opening: string;
  /** Eight sentences to try */
  readonly sentences: readonly string[];
}

/** POST /simulator/turn */
export interface Said {
  readonly door: Door;
  readonly locale: string;
  /** null: nobody is linked */
  readonly customer: string | null;
  readonly voice: Voice;
  /** '' opens the assistant */
  readonly text: string;
  readonly sessionId: string;
  readonly newSession: boolean;
  /** Instead of a sentence: what Alexa's own PIN came to, with the token she was asked with */
  readonly alexaPin?: { readonly token: string; readonly right: boolean };
}

/** The answer to POST /simulator/turn */
export interface Heard {
  /** The sentence as it may be shown: a PIN is dots */
  readonly said: string;
  readonly intent: string;
  readonly confidence: number;
  readonly slots: object;
  readonly speech: string;
  readonly ssml: string | null;
  readonly reprompt: string | null;
  /** Alexa is to ask for her own PIN with this token, or null */
  readonly verifyToken: string | null;
  readonly end: boolean;
  readonly card: object | null;
  readonly screen: object | null;
  readonly suggestions: readonly string[];
  readonly disclosures: readonly Disclosure[];
  readonly request: object;
  readonly response: object;
  readonly durationMs: number;
}

/** One row of the ledger: what an answer told the platform. Holds no figure. */
export interface Disclosure {
  readonly account: string;
  readonly kind: string;
  readonly precision: string;
}

/** A notification on a customer's phone */
export interface Push {
  readonly id: string;
  /** ISO instant */
  readonly at: string;
  readonly title: string;
  readonly text: string;
}

/** GET /simulator/pushes?customer=: the customer's phone and cards */
export interface Phone {
  /** Newest first */
  readonly pushes: readonly Push[];
  /** Account ids whose card is frozen, as the ledger writes them */
  readonly frozen: readonly string[];
}

/** The answer to POST /simulator/incident { customer, kind } */
export interface Happened extends Phone {
  /** 'declined': a frozen card. 'known': nothing that was not warned of already */
  readonly outcome: 'warned' | 'known' | 'declined';
}

/** What every refusal of the server looks like. */
export interface Refusal {
  readonly error: { readonly code: 'said.invalid' | 'said.unreadable' | 'speaker.failed' | 'incident.failed'; readonly field?: string };
}
