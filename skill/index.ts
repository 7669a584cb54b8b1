/** The door to the core at run time. */
export type { Ask, Heard, Locale, Platform, Slots, AccountWord, UnsupportedTopic } from './ask.ts';
export { answer, type Answer, type World } from './answer.ts';
export { Failure, failureCodes, type FailureCode, type Withheld } from './failure.ts';
export { intentNames, laterIntentNames, type AnsweredIntent, type IntentName, type LaterIntent } from './intents/intents.ts';
export { freshState, type DialogueState, type Expecting, type Question } from './dialogue/state.ts';
export { calendarOf } from './money/calendar.ts';
export {
  addDays,
  addMonths,
  civilDate,
  dayOfWeek,
  daysBetween,
  isCivilDate,
  startOfMonth,
  type CivilDate,
  type DateRange,
} from './money/civil-date.ts';
export { periodFromDialogflow, periodFromTo } from './money/from-platform.ts';
export { currency, exponentOf, formatDecimal, parseMoney, type Currency, type Money } from './money/money.ts';
export { thisMonth, type Calendar, type Period, type PeriodName, type ResolvedPeriod } from './money/period.ts';
export { ownWeek, resolvePeriod } from './money/resolve.ts';
export type { Act } from './act.ts';
export { type Bundle, bundleNames, bundles, type BundleName } from './policy/bundles.ts';
export { type Ceiling, noCeiling } from './policy/ceiling.ts';
export {
  amountKinds,
  factKinds,
  precisions,
  stricter,
  type Consent,
  type Disclosure,
  type FactKind,
  type Precision,
} from './policy/consent.ts';
export { households, proofs, type Household, type Proof } from './policy/speaker.ts';
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
export { spendingKinds } from './transactions/spending.ts';
export { parseDate } from './money/parse-date.ts';
export { intentSlots } from './model/slots.ts';
export { answerWithoutCustomer } from './without-customer.ts';
export { type Answers, type AnswerWords, answersOf, mayAnswer, saidIn } from './understanding/ownership.ts';
export { pinIn } from './understanding/pin.ts';
export {
  bankOnlyKinds,
  type DetectedKind,
  detectedKinds,
  type DetectedReason,
  type Reason,
  type Severity,
  severities,
  type WarnedPayment,
  type Warning,
  type WarningId,
  type WarningKind,
  warningKinds,
} from './warnings/warning.ts';
export { type Exception, exceptionOf } from './warnings/exception.ts';
export { vouchedMinor } from './warnings/vouched.ts';
