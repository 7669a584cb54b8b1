import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type AccountId, currency, type Locale, type Reason, type Severity, type Warning, type WarningId } from '#skill';

/** One thing the customer says, in several ways, and what must be heard. */
export interface TurnExpected {
  readonly they: readonly string[];
  /** The whole answer without the closing question; figures in braces are the oracle's. */
  readonly we?: string;
  /** How the answer begins, where the rest is another test's matter */
  readonly opens?: string;
  /** "kind account" of every ledger row */
  readonly disclosed?: readonly string[];
}

export interface Conversation {
  readonly question: string;
  readonly person: string;
  /** ISO instant; a Monday noon if absent */
  readonly at?: string;
  readonly locale: Locale;
  /** Open when it begins */
  readonly warnings?: readonly WarningGiven[];
  /** The voice PIN that was chosen; none if absent */
  readonly pin?: string;
  /** Whose voice it is taken for; the customer's own if absent */
  readonly voice?: 'account';
  /** Cards are frozen in it, and thawed after it. */
  readonly freezes?: true;
  readonly turns: readonly TurnExpected[];
}

/** A warning as a transcript writes it: amounts as text in the currency of the person. */
export interface WarningGiven {
  readonly severity: Severity;
  readonly account: string;
  readonly payment?: { readonly amount: string; readonly currency: string; readonly merchant: string; readonly on: string };
  readonly reason: Reason;
}

/** The warnings of a conversation as the store opens them */
export function warningsOf({ warnings = [], person }: Conversation): readonly Warning[] {
  return warnings.map(({ severity, account, payment, reason }, n) => ({
    id: `w${n}` as WarningId,
    source: 'code' in reason ? 'bank' : 'detector',
    severity,
    reason,
    accountId: `${person}/${account}` as AccountId,
    payment: payment === undefined ? null : paymentOf(payment),
    openedOn: '2026-11-22' as Warning['openedOn'],
    told: false,
  }));
}

function paymentOf({ amount, currency: code, merchant, on }: NonNullable<WarningGiven['payment']>): NonNullable<Warning['payment']> {
  const merchantId = merchant.toLowerCase() as NonNullable<Warning['payment']>['merchantId'];
  return {
    transactionId: null,
    date: on as Warning['openedOn'],
    amountMinor: BigInt(amount.replace('.', '')),
    currency: currency(code),
    merchantId,
    merchantName: merchant,
    category: 'shopping',
    sensitive: false,
  };
}

/** The conversations of one language. */
export function conversationsIn(locale: Locale): readonly Conversation[] {
  const files = [`test/transcripts/${locale}.yaml`, `test/transcripts/${locale}-warnings.yaml`];
  const all = files.flatMap((file) => parse(readFileSync(file, 'utf8')) as Omit<Conversation, 'locale'>[]);
  return all.map((conversation) => ({ ...conversation, locale }));
}

/** Monday, 23 November 2026, noon in New York: the weekend's payments are still pending. */
export const mondayNoon = '2026-11-23T17:00:00Z';
