import type { Money } from '../money/money.ts';
import type { AccountId, BankReader, Excluded, Total, Totals, TransactionFilter } from '../ports.ts';
import { addUp, amountAs } from './amount.ts';
import type { Disclosure } from './consent.ts';
import { type Gate, sayable } from './gate.ts';
import { leaveForMoney, leaveForPayments } from './leave.ts';
import { withinReach } from './look-back.ts';
import type { Amount, SayableCount, SayableMoney } from './sayable.ts';

export interface ConsentedTotals {
  /** One per currency. Told roughly a currency with hardly anything in it is not there. */
  readonly totals: readonly ConsentedTotal[];
  /** Null where only rough figures may be told: an exact count would be one too many */
  readonly excluded: { readonly [K in keyof Excluded]: SayableCount } | null;
  /** What saying "nothing" costs */
  readonly none: SayableCount;
}

export interface ConsentedTotal {
  /** Positive = spent, negative = more came back than went out */
  readonly spent: SayableMoney;
  /** Null where only a rough figure may be told */
  readonly counted: {
    /** Payments, without the refunds */
    readonly payments: SayableCount;
    readonly refunds: SayableCount;
    readonly pending: SayableCount;
    readonly uncategorised: SayableMoney;
  } | null;
}

/** Sums over payments. Told only by the threshold they are of one account and of the threshold's currency, or refused. */
export async function consentedTotals(asked: TransactionFilter, reader: BankReader, gate: Gate): Promise<ConsentedTotals> {
  const { precision, disclosures } = leaveForPayments(gate, 'category-sum', asked, asked.accounts.length > 1 ? 'rounded' : 'threshold');
  const filter = withinReach(asked, gate);
  const none = sayable({ type: 'count', count: 0 }, disclosures);
  if (precision === 'exact') return { ...exactly(await reader.totals(filter), disclosures), none };
  const ofAccount = async (account: AccountId) => (await reader.totals({ ...filter, accounts: [account] })).totals;
  const parts = (await Promise.all(filter.accounts.map(ofAccount))).flat().map(spentOf);
  leaveForMoney(
    gate,
    'category-sum',
    asked.accounts,
    parts.map(({ currency }) => currency),
  );
  const spent = precision === 'threshold' ? [byThreshold(parts, gate.threshold)] : rounded(parts);
  return { totals: spent.map((amount) => ({ spent: sayable(amount, disclosures), counted: null })), excluded: null, none };
}

function exactly({ totals, excluded }: Totals, disclosures: readonly Disclosure[]): Omit<ConsentedTotals, 'none'> {
  const count = (n: number): SayableCount => sayable({ type: 'count', count: n }, disclosures);
  const money = (fact: Amount): SayableMoney => sayable(fact, disclosures);
  return {
    totals: totals.map((total) => ({
      spent: money({ type: 'money', money: spentOf(total), about: total.unsureCount > 0 }),
      counted: {
        payments: count(total.count - total.refundCount),
        refunds: count(total.refundCount),
        pending: count(total.pendingCount),
        uncategorised: money({ type: 'money', money: { amountMinor: -total.uncategorisedMinor, currency: total.currency } }),
      },
    })),
    excluded: { ownTransferCount: count(excluded.ownTransferCount), cardRepaymentCount: count(excluded.cardRepaymentCount) },
  };
}

const spentOf = ({ sumMinor, currency }: Total): Money => ({ amountMinor: -sumMinor, currency });

/** Nothing spent sounds like hardly anything spent: neither is a figure. */
const rounded = (parts: readonly Money[]): readonly Amount[] =>
  addUp(parts.map((part) => amountAs(part, 'rounded', part))).filter((sum) => sum.type === 'money' && sum.money.amountMinor !== 0n);

const byThreshold = ([only]: readonly Money[], threshold: Money): Amount =>
  amountAs(only ?? { amountMinor: 0n, currency: threshold.currency }, 'threshold', threshold);
