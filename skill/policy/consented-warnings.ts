import type { Currency } from '../money/money.ts';
import type { AccountId, Merchant, TransactionId } from '../ports.ts';
import { vouchedMinor } from '../warnings/vouched.ts';
import type { Severity, WarnedPayment, Warning, WarningId, WarningKind } from '../warnings/warning.ts';
import { type ConsentedReason, consentedReason } from './consented-reason.ts';
import { type Gate, sayable } from './gate.ts';
import type { Fact, Sayable, SayableCount, SayableDate, SayableMerchant, SayableMoney, SayableOf } from './sayable.ts';

/** An open warning without a fact: enough to act on the customer's word, whoever may hear what it is about. */
export interface OpenWarning {
  readonly id: WarningId;
  readonly kind: WarningKind;
  readonly severity: Severity;
  readonly source: Warning['source'];
  readonly accountId: AccountId;
  readonly transactionId: TransactionId | null;
  /** Heard in an earlier conversation */
  readonly told: boolean;
  /** Only the customer knows whether the payment is theirs; otherwise there is nothing to answer, it is done once heard. */
  readonly asks: boolean;
  readonly endsOnceHeard: boolean;
  /** "That was me" about so much money, or about nobody knows how much of ours, needs a proof. */
  readonly isMuch: boolean;
}

/** A warning whose facts may be said, each as a fact of kind 'warning' about its account. */
export interface HeardWarning extends OpenWarning {
  readonly payment: WarnedFacts | null;
  readonly reason: ConsentedReason;
  /** Of its kind, in words without figures */
  readonly why: SayableOf<'why'>;
  /** For matching what was heard, not for saying; null where the name may not be told */
  readonly merchant: Merchant | null;
}

export interface WarnedFacts {
  readonly amount: SayableMoney;
  readonly date: SayableDate;
  readonly merchant: SayableMerchant | null;
  /** Whose name is not told: "a shop" */
  readonly withheld: boolean;
}

export interface ConsentedWarnings {
  /** All that are open, severe first, then newest first */
  readonly open: readonly OpenWarning[];
  /** Those of them that this listener may hear, in the same order */
  readonly heard: readonly HeardWarning[];
  /** A severe one is kept from this listener for no other reason than that they may not be the customer. */
  readonly hidden: boolean;
  /** Throws the Failure that telling the warning would throw. */
  check(warning: OpenWarning): void;
  /** Those on these accounts, with what saying how many costs. Throws as the gate does where no account's may be told. */
  on(
    accounts: readonly AccountId[],
    isMeant?: (warning: OpenWarning) => boolean,
  ): { readonly heard: readonly HeardWarning[]; readonly count: SayableCount; readonly partly: boolean };
  count(warnings: readonly HeardWarning[]): SayableCount;
}

export interface WarningRules {
  readonly homeCurrency: Currency;
  /** "That was me" is taken without a proof up to here. */
  readonly confirmLimitMinor: bigint;
}

const onceHeard: readonly WarningKind[] = ['low-balance', 'price-rise', 'trial-ended'];

/** The customer's open warnings as far as they may be said. */
export function consentedWarnings(warnings: readonly Warning[], gate: Gate, rules: WarningRules): ConsentedWarnings {
  const may = ({ accountId }: Warning): boolean => gate.may('warning', [accountId]);
  const heard = warnings.filter(may).map((warning) => heardWarning(warning, gate, rules));
  const countOn = (count: number, accounts: readonly AccountId[]): SayableCount =>
    sayable({ type: 'count', count }, gate.allow('warning', [...new Set(accounts)]).disclosures);
  const accountsOf = (some: readonly HeardWarning[]) => some.map(({ accountId }) => accountId);
  return {
    open: warnings.map((warning) => openWarning(warning, rules)),
    heard,
    hidden: warnings.some((warning) => warning.severity === 'severe' && isListenerInTheWay(warning, gate)),
    check: ({ accountId }) => void gate.allow('warning', [accountId]),
    on(accounts, isMeant = () => true) {
      const allowed = accounts.filter((account) => gate.may('warning', [account]));
      if (allowed.length === 0) gate.allow('warning', accounts);
      const found = heard.filter((warning) => allowed.includes(warning.accountId) && isMeant(warning));
      const count = countOn(found.length, found.length === 0 ? allowed : accountsOf(found));
      return { heard: found, count, partly: allowed.length < accounts.length };
    },
    count: (some) => countOn(some.length, accountsOf(some)),
  };
}

/** Allowed by the customer, and refused because it is not known that they are the one who listens */
function isListenerInTheWay({ accountId }: Warning, gate: Gate): boolean {
  const refusal = gate.refusal('warning', [accountId]);
  return refusal === 'pin.needed' || refusal === 'speaker.unrecognised';
}

function openWarning({ id, reason, severity, source, accountId, payment, told }: Warning, rules: WarningRules): OpenWarning {
  const endsOnceHeard = onceHeard.includes(reason.kind);
  const transactionId = payment?.transactionId ?? null;
  const asks = payment !== null && !endsOnceHeard;
  const vouched = vouchedMinor({ payment, reason }, rules.homeCurrency);
  const isMuch = !endsOnceHeard && (vouched === null || vouched > rules.confirmLimitMinor);
  return { id, kind: reason.kind, severity, source, accountId, transactionId, told, asks, endsOnceHeard, isMuch };
}

function heardWarning(warning: Warning, gate: Gate, rules: WarningRules): HeardWarning {
  const { accountId, payment, reason } = warning;
  const { disclosures } = gate.allow('warning', [accountId]);
  const say = <F extends Fact>(fact: F): Sayable<F> => sayable(fact, disclosures);
  const sensitiveToo = gate.may('sensitive-merchant', [accountId]);
  const told = consentedReason(reason, { currency: payment?.currency ?? rules.homeCurrency, day: payment?.date ?? null }, say);
  const open = openWarning(warning, rules);
  const why = say({ type: 'why', kind: reason.kind });
  if (payment === null) return { ...open, payment: null, reason: told, why, merchant: null };
  const { amountMinor: _, currency, date, merchantId, merchantName: name, sensitive } = payment;
  const withheld = sensitive && !sensitiveToo;
  const also = sensitive && sensitiveToo ? gate.allow('sensitive-merchant', [accountId]).disclosures : [];
  return {
    ...open,
    payment: {
      amount: say({ type: 'money', money: { amountMinor: sizeOf(payment), currency } }),
      date: say({ type: 'date', date }),
      merchant: withheld || name === null ? null : sayable({ type: 'merchant', name }, [...disclosures, ...also]),
      withheld,
    },
    reason: told,
    why,
    merchant: withheld || merchantId === null || name === null ? null : { id: merchantId, name, lastOn: date, count: 1, sensitive },
  };
}

const sizeOf = ({ amountMinor }: WarnedPayment): bigint => (amountMinor < 0n ? -amountMinor : amountMinor);
