/** What the oracle is told: a bank's feed, and of each row why the money moved. Plain data; the sandbox's world has this shape. */
export interface OracleWorld {
  /** The customer's own day, 'YYYY-MM-DD' */
  readonly today: string;
  /** ISO 3166: decides on which day a week begins */
  readonly region: string;
  readonly accounts: readonly OracleAccount[];
  readonly rows: readonly OracleRow[];
}

export interface OracleAccount {
  readonly sourceId: string;
  readonly kind: 'checking' | 'savings' | 'card';
  readonly joint: boolean;
  readonly currency: string;
  readonly balances: readonly {
    readonly type: string;
    readonly amount: string;
    readonly creditLine?: { readonly amount: string; readonly included: boolean };
  }[];
}

export interface OracleRow {
  readonly transaction: {
    readonly sourceId: string;
    readonly accountSourceId: string;
    readonly status: 'pending' | 'booked';
    readonly purchasedOn?: string;
    readonly bookedOn?: string;
    readonly amount: string;
    readonly currency: string;
  };
  readonly purpose: {
    readonly kind: string;
    readonly merchantId?: string;
    readonly merchantName?: string;
    readonly category?: string;
    readonly person?: string;
    readonly move?: string;
  };
  /** Rows of one payment are the same money. */
  readonly payment: string;
  readonly unsure: boolean;
}

/** One payment as it counts: once, on the day it was made, in minor units. */
export interface Counted {
  readonly id: string;
  readonly account: string;
  readonly date: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly pending: boolean;
  readonly unsure: boolean;
  readonly kind: string;
  readonly category: string;
  readonly merchantId: string | null;
  /** Who is named: merchant or person */
  readonly name: string | null;
  readonly move: string | null;
}

const countedBefore = new WeakMap<OracleWorld, Counted[]>();

/** Newest first; on one day the later id first. A payment seen pending and booked counts as booked. */
export function counted(world: OracleWorld): Counted[] {
  const known = countedBefore.get(world) ?? count(world);
  countedBefore.set(world, known);
  return known;
}

function count(world: OracleWorld): Counted[] {
  const payments: Record<string, OracleRow> = {};
  for (const row of world.rows) {
    const known = payments[row.payment];
    if (!known || row.transaction.status === 'booked') payments[row.payment] = row;
  }
  const all = Object.values(payments).map(toCounted);
  return all.sort((a, b) => (a.date + a.id < b.date + b.id ? 1 : -1));
}

function toCounted({ transaction, purpose, unsure }: OracleRow): Counted {
  return {
    id: transaction.sourceId,
    account: transaction.accountSourceId,
    date: transaction.purchasedOn ?? transaction.bookedOn ?? '',
    amountMinor: minor(transaction.amount),
    currency: transaction.currency,
    pending: transaction.status === 'pending',
    unsure,
    kind: purpose.kind,
    category: categoryOf(purpose),
    merchantId: purpose.merchantId ?? null,
    name: purpose.merchantName ?? purpose.person ?? null,
    move: purpose.move ?? null,
  };
}

function categoryOf(purpose: OracleRow['purpose']): string {
  if (purpose.category) return purpose.category;
  if (purpose.kind === 'cash') return 'cash';
  if (purpose.kind === 'fee') return 'fees';
  return 'uncategorised';
}

/** "-12.50" -> -1250n. The sample customers' currencies all have two digits after the point. */
export function minor(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const size = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
  return text.startsWith('-') ? -size : size;
}
