/** The door to the core at run time. */
export type { Ask, Heard, Locale, Platform, Slots, AccountWord, UnsupportedTopic } from './ask.ts';
export { Failure, failureCodes, type FailureCode } from './failure.ts';
export { intentNames, laterIntentNames, type AnsweredIntent, type IntentName, type LaterIntent } from './intents/intents.ts';
export { freshState, type DialogueState, type Expecting, type Question } from './dialogue/state.ts';
export type { CivilDate, DateRange } from './money/civil-date.ts';
export type { Currency, Money } from './money/money.ts';
export type { Calendar, Period, PeriodName, ResolvedPeriod } from './money/period.ts';
export { factKinds, type Consent, type Disclosure, type FactKind, type Precision } from './policy/consent.ts';
export type { Fact, Sayable } from './policy/sayable.ts';
export type {
  Account,
  AccountId,
  AccountKind,
  AsOf,
  BankReader,
  CustomerId,
  Excluded,
  Merchant,
  MerchantId,
  Page,
  Total,
  Totals,
  Transaction,
  TransactionFilter,
  TransactionId,
  TransactionKind,
  TransactionPage,
} from './ports.ts';
export type { Line, Reply, Value } from './reply.ts';
export { categories, type CategoryId, type CategoryWord } from './transactions/categories.ts';
