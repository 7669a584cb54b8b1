import type { Question } from './dialogue/state.ts';
import type { Withheld } from './failure.ts';

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
  | { readonly kind: 'unlink' };
