import { civilDate } from '../../../skill/money/civil-date.ts';
import { classify } from '../../../skill/transactions/classify.ts';
import type { KnownMerchant } from '../../../skill/transactions/known-merchants.ts';
import type { OwnAccount, RawTransaction } from '../../../skill/transactions/raw-transaction.ts';

/** A short way to write statement lines: `line('-12.50', 'TESCO STORES 2341', { mcc: '5411' })`. */
export function line(euros: string, text: string, more: Partial<RawTransaction> = {}): RawTransaction {
  const [whole = '0', cents = '00'] = euros.replace('-', '').split('.');
  const amountMinor = BigInt(whole) * 100n + BigInt(cents);
  const bookedOn = civilDate('2026-11-10');
  const id =
    more.id ?? [more.accountId ?? 'checking', text, euros, more.bookedOn ?? '', more.purchasedOn ?? '', more.status ?? ''].join('|');
  const days = more.status === 'pending' ? {} : { bookedOn };
  return {
    id,
    accountId: 'checking',
    status: 'booked',
    ...days,
    amountMinor: euros.startsWith('-') ? -amountMinor : amountMinor,
    currency: 'EUR',
    text,
    ...more,
  };
}

export const linked: readonly OwnAccount[] = [
  { id: 'checking', kind: 'checking', currency: 'EUR' },
  { id: 'joint', kind: 'checking', currency: 'EUR' },
  { id: 'savings', kind: 'savings', currency: 'EUR' },
  { id: 'card', kind: 'card', currency: 'EUR' },
];

export const knownShops: readonly KnownMerchant[] = [
  { id: 'carrefour', name: 'Carrefour', synonyms: ['carrefour market'] },
  { id: 'whole-foods', name: 'Whole Foods', synonyms: ['WHOLEFDS', 'whole foods market'] },
  { id: 'blue-bottle', name: 'Blue Bottle Coffee', synonyms: [] },
  { id: 'marks-and-spencer', name: 'Marks & Spencer', synonyms: ['M&S', 'marks and sparks'] },
  { id: 'h-and-m', name: 'H&M', synonyms: ['hennes'] },
  { id: 'trader-joes', name: "Trader Joe's", synonyms: [] },
  { id: 'netflix', name: 'Netflix', synonyms: [] },
  { id: 'amazon', name: 'Amazon', synonyms: ['amzn mktp', 'AMZNMktplace'] },
  { id: 'amazon-prime', name: 'Amazon Prime', synonyms: [] },
  { id: 'aldi', name: 'Aldi', synonyms: [] },
];

export const classified = (lines: readonly RawTransaction[], accounts = linked) => classify(lines, accounts, knownShops);

/** The kinds, in the order of the lines. */
export const kinds = (lines: readonly RawTransaction[], accounts = linked) => classified(lines, accounts).map(({ kind }) => kind);
