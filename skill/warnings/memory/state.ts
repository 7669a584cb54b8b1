import type { Hours } from './hours.ts';
import { type Merchants, noMerchants } from './merchants.ts';
import type { Pace } from './pace.ts';
import type { Series } from './series.ts';
import type { Window } from './windows.ts';

/** All the detector remembers of a customer: JSON-safe, and of a size that does not grow with the history. Texts are kept as hashes. */
export interface DetectorState {
  readonly version: 1;
  /** Minute of the latest payment so far */
  readonly clock: number | null;
  /** Latest transactions seen */
  readonly ids: readonly number[];
  readonly windows: readonly Window[];
  readonly hours: Hours;
  readonly pace: Pace | null;
  readonly merchants: Merchants;
  /** Share of late of payments at a merchant never paid before */
  readonly novelty: number;
  readonly series: readonly Series[];
  readonly countries: readonly Country[];
  readonly place: Place | null;
  readonly recent: readonly Recent[];
  readonly suspects: readonly Suspect[];
  /** When a payment was last found beyond much doubt */
  readonly alertedAt: number | null;
  /** When payments were found and nobody confirmed that it was right: the more often, the higher the bar */
  readonly doubts: readonly number[];
  readonly balances: readonly Balance[];
}

export interface Country {
  readonly code: string;
  readonly day: number;
  readonly count: number;
}

/** Where the card was last */
export interface Place {
  readonly lat: number;
  readonly lon: number;
  readonly at: number;
}

/** A payment of the last days that a duplicate or a burst may speak of */
export interface Recent {
  readonly id: string;
  readonly at: number;
  readonly timed: boolean;
  readonly merchant: number | null;
  readonly currency: string;
  readonly amount: number;
  /** How improbable it was beyond the ordinary, in decimal digits; 0: ordinary */
  readonly odd: number;
  /** At an hour at which the customer hardly ever pays */
  readonly rareHour: boolean;
}

/** A payment that was found and is not learned yet. */
export interface Suspect {
  readonly id: number;
  readonly at: number;
  readonly currency: string;
  /** The window it was measured by */
  readonly category: number | null;
  readonly merchant: number | null;
  readonly amount: number;
  /** Found as a duplicate: its amount is an ordinary one. */
  readonly repeat: boolean;
}

export interface Balance {
  readonly account: number;
  /** The customer was warned of this crossing, or it was below from the start. */
  readonly warned: boolean;
}

export const freshDetector: DetectorState = {
  version: 1,
  clock: null,
  ids: [],
  windows: [],
  hours: [],
  pace: null,
  merchants: noMerchants,
  novelty: 1,
  series: [],
  countries: [],
  place: null,
  recent: [],
  suspects: [],
  alertedAt: null,
  doubts: [],
  balances: [],
};
