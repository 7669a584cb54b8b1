import type { CivilDate } from '../money/civil-date.ts';
import type { AccountId, BankReader, Merchant, Page, TransactionFilter } from '../ports.ts';
import { type ConsentedAccount, consentedAccount, sumBalances } from './consented-account.ts';
import { type ConsentedRepeats, consentedRepeats } from './consented-repeats.ts';
import { type ConsentedTotals, consentedTotals } from './consented-totals.ts';
import { type ConsentedTransactions, consentedTransactions } from './consented-transactions.ts';
import type { FactKind } from './consent.ts';
import { type Gate, sayable } from './gate.ts';
import { isWithinReach } from './look-back.ts';
import type { SayableCount, SayableMerchant, SayableMoney } from './sayable.ts';

/** The customer's bank data as far as it may be said: what intents get instead of a BankReader. */
export interface ConsentedBank {
  /** Payments before this day are not told without a fresh login at the bank; null: no limit */
  readonly earliest: CivilDate | null;
  /** Throws the Failure that telling it would throw. */
  check(kind: FactKind, accounts: readonly AccountId[]): void;
  /** Whether check() would not fail. */
  may(kind: FactKind, accounts: readonly AccountId[]): boolean;
  accounts(): Promise<readonly ConsentedAccount[]>;
  /** Who was paid from these accounts, for matching what was heard; `none` is what "nobody of that name" costs. */
  merchants(accounts: readonly AccountId[]): Promise<{ readonly merchants: readonly Merchant[]; readonly none: SayableCount }>;
  sayMerchant(merchant: Merchant, accounts: readonly AccountId[]): SayableMerchant;
  transactions(filter: TransactionFilter, page: Page): Promise<ConsentedTransactions>;
  totals(filter: TransactionFilter): Promise<ConsentedTotals>;
  /** The newest two payments of one amount to one merchant within three days */
  repeats(filter: TransactionFilter): Promise<ConsentedRepeats>;
  /** Money over several accounts, a sum per currency: follows the strictest cell and discloses all of them. */
  sumBalances(kind: 'balance' | 'card-owed', accounts: readonly ConsentedAccount[]): readonly SayableMoney[];
  /** Told only above or below the threshold, which no sum of them can be: each account is told by itself. */
  isOneByOne(kind: FactKind, accounts: readonly AccountId[]): boolean;
}

export function consentedBank(reader: BankReader, gate: Gate): ConsentedBank {
  return {
    earliest: gate.earliest,
    check: (kind, accounts) => void gate.allow(kind, accounts),
    may: gate.may,
    async accounts() {
      const accounts = await reader.accounts();
      return accounts.map((account) => consentedAccount(account, accounts, gate));
    },
    async merchants(accounts) {
      const { disclosures } = gate.allow('merchant-name', accounts);
      const sensitiveToo = gate.may('sensitive-merchant', accounts);
      const merchants = (await reader.merchants(accounts)).filter((m) => isWithinReach(m.lastOn, gate) && (sensitiveToo || !m.sensitive));
      return { merchants, none: sayable({ type: 'count', count: 0 }, disclosures) };
    },
    sayMerchant({ name, sensitive }, accounts) {
      const { disclosures } = gate.allow('merchant-name', accounts);
      return sayable({ type: 'merchant', name }, [
        ...disclosures,
        ...(sensitive ? gate.allow('sensitive-merchant', accounts).disclosures : []),
      ]);
    },
    transactions: (filter, page) => consentedTransactions(filter, page, reader, gate),
    totals: (filter) => consentedTotals(filter, reader, gate),
    repeats: (filter) => consentedRepeats(filter, reader, gate),
    sumBalances: (kind, accounts) => sumBalances(kind, accounts, gate),
    isOneByOne: (kind, accounts) => accounts.length > 1 && gate.allow(kind, accounts).precision === 'threshold',
  };
}
