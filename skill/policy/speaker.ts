import type { Ask } from '../ask.ts';
import { amountKinds, type FactKind, type Precision } from './consent.ts';

/** What the customer lets somebody at a linked device hear who is not known to be them. */
export const households = ['nothing', 'coarse', 'exact'] as const;
export type Household = (typeof households)[number];

/** What the customer chose to prove themselves with where their voice is not recognised. */
export const proofs = ['none', 'pin', 'platform-pin', 'app'] as const;
export type Proof = (typeof proofs)[number];

export interface Listener {
  readonly speaker: Ask['speaker'];
  /** The customer proved themselves in this very session, as this very speaker. */
  readonly proven: boolean;
  readonly household: Household;
}

/** The most a listener may be told of a kind, whatever consent allows; the table is the rule (issue 3: who is speaking). */
export function mostFor({ speaker, proven, household }: Listener, kind: FactKind): Precision {
  if (speaker === 'other') return 'nothing';
  if (speaker === 'person' || proven || household === 'exact') return 'exact';
  return household === 'coarse' ? coarse(kind) : 'nothing';
}

/** Balances and totals in round figures; names so that they can be told apart; single payments not at all. */
function coarse(kind: FactKind): Precision {
  if (kind === 'account-name') return 'exact';
  return kind === 'balance' || kind === 'card-owed' || kind === 'category-sum' ? 'rounded' : 'nothing';
}

export const isAmount = (kind: FactKind): boolean => (amountKinds as readonly FactKind[]).includes(kind);
