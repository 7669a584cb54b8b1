import type { Platform } from '../ask.ts';
import { Failure } from '../failure.ts';
import type { CivilDate } from '../money/civil-date.ts';
import type { Money } from '../money/money.ts';
import type { AccountId } from '../ports.ts';
import type { Ceiling } from './ceiling.ts';
import type { Consent, Disclosure, FactKind, Precision } from './consent.ts';
import type { Fact, Sayable } from './sayable.ts';
import type { Listener } from './speaker.ts';

/** Everything that decides what may be said in one turn. */
export interface GateRules {
  readonly consents: readonly Consent[];
  readonly platform: Platform;
  readonly listener: Listener;
  /** Somebody not known to be the customer could still prove it: by PIN, by the platform's PIN, by a tap. */
  readonly canProve: boolean;
  readonly privateMode: boolean;
  readonly ceiling: Ceiling;
  readonly today: CivilDate;
  readonly loginAgeDays: number | null;
  readonly loginFresh: boolean;
  /** For facts told only above or below it */
  readonly threshold: Money;
}

/** Leave to tell a fact: how exactly, and what telling it costs. */
export interface Leave {
  readonly precision: Exclude<Precision, 'nothing'>;
  readonly disclosures: readonly Disclosure[];
}

/** Decides what may be said in one turn. Deny by default: a cell that does not exist is 'nothing'. */
export interface Gate {
  /**
   * The strictest of all these accounts' cells, the ceiling and the listener. Failures, in this order: 'private.on', 'login.old',
   * 'ceiling.closed', 'consent.denied' (with what was withheld), and where only the listener is in the way 'speaker.other',
   * 'pin.needed' or, if nothing could prove them, 'speaker.unrecognised'.
   */
  allow(kind: FactKind, accounts: readonly AccountId[]): Leave;
  /** Payments before this day are not told without a fresh login at the bank; null: no limit */
  readonly earliest: CivilDate | null;
  readonly threshold: Money;
}

export declare function gateOf(rules: GateRules): Gate;

/** The only maker of a Sayable. */
export function sayable<F extends Fact>(fact: F, disclosures: readonly Disclosure[]): Sayable<F> {
  return { fact, disclosures } as unknown as Sayable<F>;
}
