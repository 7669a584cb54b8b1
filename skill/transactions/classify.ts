import type { CivilDate } from '../money/civil-date.ts';
import type { TransactionKind } from '../ports.ts';
import type { CategoryId } from './categories.ts';
import { type Dated, dateOf } from './dated.ts';
import { kindOf } from './kind.ts';
import { type KnownMerchant, type KnownMerchants, knownMerchants } from './known-merchants.ts';
import { categoryOfMcc } from './mcc.ts';
import { counterpartyName, merchantOf } from './merchant-name.ts';
import { ownMoves } from './own-transfers.ts';
import { pairPending } from './pending.ts';
import type { OwnAccount, RawTransaction } from './raw-transaction.ts';
import { isSensitive } from './sensitive.ts';
import { rentWords } from './statement-words.ts';

export interface ClassifiedTransaction {
  readonly id: string;
  readonly accountId: string;
  readonly kind: TransactionKind;
  readonly status: 'pending' | 'booked';
  readonly date: CivilDate;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly category: CategoryId;
  readonly merchantId: string | null;
  readonly merchantName: string | null;
  /** Who was paid tells of health, religion, politics, sex or gambling. */
  readonly sensitive: boolean;
  /** A pending line whose booked one is here: it no longer counts. */
  readonly superseded: boolean;
  /** Counted once, but it may be the same payment as another: totals say "about". */
  readonly unsure: boolean;
  /** Of a booked line, the pending one whose place it took */
  readonly replaces: string | null;
}

/**
 * What each line of a customer's statements is. Needs all lines of all linked accounts at once, for moves between accounts and pending
 * lines are known by their counterparts. Throws RangeError for a line without a readable date.
 */
export function classify(
  transactions: readonly RawTransaction[],
  accounts: readonly OwnAccount[],
  known: readonly KnownMerchant[],
): readonly ClassifiedTransaction[] {
  const lines = linesOf(transactions, known);
  const pairs = pairPending(lines);
  const replaced = new Map(pairs.map(({ pending, booked }) => [booked, pending.raw.id]));
  const superseded = new Set(pairs.map(({ pending }) => pending));
  const unsure = new Set(pairs.filter((pair) => pair.unsure).flatMap(({ pending, booked }) => [pending, booked]));
  const moves = ownMoves(
    lines.filter((line) => !superseded.has(line)),
    accounts,
  );
  const accountKinds = new Map(accounts.map(({ id, kind }) => [id, kind]));
  const categories = categoriesByMerchant(lines);
  const read = lines.map((line) => {
    const kind = moves.get(line) ?? kindOf(line, accountKinds.get(line.raw.accountId) ?? 'checking');
    const category = categoryOf(line, kind, categories);
    const named = nameOf(line, kind);
    return { line, kind, category, named, sensitive: tellsOf(line, kind, category) };
  });
  const sensitiveMerchants = new Set(read.filter(({ sensitive }) => sensitive).map(({ named }) => named.merchantId));
  return read.map(({ line, kind, category, named, sensitive }) => {
    const { id, accountId, status, amountMinor, currency } = line.raw;
    return {
      ...{ id, accountId, kind, status, date: line.date, amountMinor, currency, category, ...named },
      sensitive: sensitive || (named.merchantId !== null && sensitiveMerchants.has(named.merchantId)),
      superseded: superseded.has(line),
      unsure: unsure.has(line),
      replaces: replaced.get(line) ?? line.raw.pendingId ?? null,
    };
  });
}

/** Whose place booked lines took that are new: pending lines that were held before and are no longer shown. Booked id -> pending id. */
export function replacementsOf(
  gone: readonly RawTransaction[],
  booked: readonly RawTransaction[],
  known: readonly KnownMerchant[],
): ReadonlyMap<string, string> {
  const pairs = pairPending(linesOf([...gone, ...booked], known));
  return new Map(pairs.map((pair) => [pair.booked.raw.id, pair.pending.raw.id]));
}

function linesOf(transactions: readonly RawTransaction[], known: readonly KnownMerchant[]): readonly Dated[] {
  const names = indexOf(known);
  return transactions.map((raw) => ({ raw, date: dateOf(raw), merchant: merchantOf(raw.text, raw.merchantName, names) }));
}

const indexes = new WeakMap<readonly KnownMerchant[], KnownMerchants>();

/** Made once per list: a sync classifies thousands of customers against the same one. */
function indexOf(known: readonly KnownMerchant[]): KnownMerchants {
  const index = indexes.get(known) ?? knownMerchants(known);
  indexes.set(known, index);
  return index;
}

/** What a merchant is by the code of its newest line that has one: refunds and some feeds come without. */
function categoriesByMerchant(lines: readonly Dated[]): ReadonlyMap<string, CategoryId> {
  const coded = lines.flatMap(({ raw, date, merchant }) => {
    const category = categoryOfMcc(raw.mcc ?? '');
    return merchant === null || category === 'uncategorised' ? [] : [{ merchant: merchant.id, category, when: `${date} ${raw.id}` }];
  });
  return new Map(coded.sort((a, b) => (a.when < b.when ? -1 : 1)).map(({ merchant, category }) => [merchant, category]));
}

function categoryOf({ raw, merchant }: Dated, kind: TransactionKind, byMerchant: ReadonlyMap<string, CategoryId>): CategoryId {
  if (kind === 'cash') return 'cash';
  if (kind === 'fee' || (kind === 'refund' && raw.type === 'fee')) return 'fees';
  if (kind !== 'purchase' && kind !== 'refund') return 'uncategorised';
  const category = categoryOfMcc(raw.mcc ?? '');
  if (category !== 'uncategorised') return category;
  return (hasMerchant(raw, kind) && byMerchant.get(merchant?.id ?? '')) || (rentWords.test(raw.text) ? 'housing' : 'uncategorised');
}

/** Cash, fees and money of one's own tell nothing but their amount. */
const tellsOf = ({ raw }: Dated, kind: TransactionKind, category: CategoryId): boolean =>
  !unnamed.includes(kind) && isSensitive(raw.mcc ?? '', category, [raw.text, raw.merchantName ?? '', raw.counterparty ?? '']);

/** Shops have an id to ask for; a person or employer has only a name; cash and fees have neither. */
function nameOf({ raw, merchant }: Dated, kind: TransactionKind): { merchantId: string | null; merchantName: string | null } {
  if (hasMerchant(raw, kind)) return { merchantId: merchant?.id ?? null, merchantName: merchant?.name ?? null };
  return { merchantId: null, merchantName: unnamed.includes(kind) ? null : counterpartyName(raw.text, raw.counterparty) };
}

const unnamed: readonly TransactionKind[] = ['cash', 'fee', 'own-transfer', 'card-repayment'];

const hasMerchant = (raw: RawTransaction, kind: TransactionKind): boolean =>
  (kind === 'purchase' || (kind === 'refund' && raw.type !== 'fee')) &&
  ((raw.type !== 'transfer' && raw.type !== 'salary') || raw.merchantName !== undefined || raw.mcc !== undefined);
