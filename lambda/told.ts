import type { Ask, Disclosure, FailureCode, Reply } from '#skill';
import type { Spoken, Style } from '../locales/spoken.ts';

/** Who is asking, as far as the door could prove it. */
export interface Caller {
  /** hashOf('token'|'bank'|'session', value), or null if nothing was presented */
  readonly tokenHash: string | null;
  /** The platform's session id; only its HMAC is ever stored */
  readonly sessionId: string;
  /** A hotel room or another shared property: nothing personal is answered */
  readonly sharedProperty: boolean;
  /** The platform's ids of the recognised voice, the device and the account, or null; only their HMACs are ever stored */
  readonly personId: string | null;
  readonly deviceId: string | null;
  readonly accountId: string | null;
  /** Digits said as a voice PIN. They go to the check and nowhere else. */
  readonly pin: string | null;
  /** What the platform's own PIN confirmed, for an Ask of intent 'Verified' */
  readonly verified: boolean;
}

/** What one turn produced. Doors render `spoken`; the rest is for the simulator, the terminal and tests. */
export interface Told {
  readonly spoken: Spoken;
  readonly end: boolean;
  readonly link: boolean;
  /** Present if the door shall ask for the platform's own PIN: comes back unchanged with its result. */
  readonly verifyToken: string | null;
  readonly reply: Reply;
  readonly disclosures: readonly Disclosure[];
  readonly failure: FailureCode | null;
}

/** The one road of a request. Never throws: every failure has words. */
export type Turn = (ask: Ask, caller: Caller, style: Style) => Promise<Told>;
