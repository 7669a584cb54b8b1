import type { Question } from './dialogue/state.ts';
import type { Withheld } from './failure.ts';
import type { AccountId, TransactionId } from './ports.ts';
import type { WarningId } from './warnings/warning.ts';

/** What an answer does beside speaking; written in the same transaction as its ledger rows. */
export type Act =
  /** One tap in the app allows exactly these facts here. */
  | { readonly kind: 'offer-consent'; readonly withheld: Withheld }
  /** One tap in the app signs in at the bank again, which opens older payments. */
  | { readonly kind: 'offer-login' }
  /** One tap in the app proves who is speaking in this session; then they say "ready". */
  | { readonly kind: 'ask-approval'; readonly question: Question }
  /** Nothing is told on this link until the customer ends it in the app. */
  | { readonly kind: 'private-mode' }
  /** The link ends. */
  | { readonly kind: 'unlink' }
  /** These were heard: they are not brought up again by themselves unless severe. */
  | { readonly kind: 'told-warnings'; readonly warnings: readonly WarningId[] }
  /**
   * The customer's word on a warning; 'closed': there was nothing to answer. After 'mine' payments like it
   * (skill/warnings/exception.ts) are no cause for a warning for 30 days.
   */
  | { readonly kind: 'answer-warning'; readonly warning: WarningId; readonly answer: 'mine' | 'not-mine' | 'closed' }
  /** Asked for, not done: it is done by Scene.freeze, and only what the bank confirmed is kept. */
  | { readonly kind: 'freeze-cards'; readonly accounts: readonly AccountId[] }
  /** The bank confirmed that these cards are frozen. */
  | { readonly kind: 'cards-frozen'; readonly accounts: readonly AccountId[] }
  /** A record of what the customer does not recognise, handed to the bank under a reference. */
  | {
      readonly kind: 'open-dispute';
      readonly reference: string;
      readonly warning: WarningId | null;
      readonly transaction: TransactionId | null;
      readonly account: AccountId;
    }
  /** A person at the bank is asked to take over. */
  | { readonly kind: 'hand-over'; readonly reference: string | null }
  /** Warn when the usable balance falls below it: decimal text in the home currency */
  | { readonly kind: 'set-alert'; readonly value: string };

export type Dispute = Extract<Act, { readonly kind: 'open-dispute' }>;

/** What is done after one spoken yes. */
export type Offered = Extract<
  Act,
  { readonly kind: 'offer-consent' | 'offer-login' | 'ask-approval' | 'private-mode' | 'unlink' | 'freeze-cards' | 'open-dispute' }
>;
