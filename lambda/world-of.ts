import { type Ask, type BankReader, type Ceiling, currency, exponentOf, Failure, type Platform, vouchedMinor, type World } from '#skill';
import type { Loaded, Store } from './store/store.ts';

/** What the operator decides and no customer can exceed (brand/rules.ts). */
export interface OperatorRules {
  readonly ceilingFor: (region: string, platform: Platform) => Ceiling;
  /** How long after a login at the bank older payments are open */
  readonly freshLoginMinutes: number;
  /** How long the right PIN or tap opens a session */
  readonly provenMinutes: number;
  readonly warnings: {
    /** "That was me" is taken without a proof up to so many whole units of the home currency a day. */
    readonly confirmLimit: number;
  };
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** The linked customer as the core sees them in this turn. */
export function worldOf(
  loaded: Loaded,
  proof: World['proof'],
  ask: Ask,
  store: Pick<Store, 'bank' | 'told'>,
  rules: OperatorRules,
  now: Date,
  acting: Pick<World, 'freeze' | 'reference'>,
): World {
  const { customer, link, consents, state, warnings } = loaded;
  const { loginAt, ...settings } = customer;
  const loginAgeMs = loginAt === null ? null : now.getTime() - Date.parse(loginAt);
  return {
    customer: {
      ...settings,
      loginAgeDays: loginAgeMs === null ? null : Math.floor(loginAgeMs / dayMs),
      loginFresh: loginAgeMs !== null && loginAgeMs < rules.freshLoginMinutes * minuteMs,
    },
    link,
    proof,
    ceiling: rules.ceilingFor(customer.region, ask.platform),
    consents,
    state,
    bank: guarded(store.bank(customer.id, now.toISOString())),
    ...acting,
    warnings,
    confirmLimitMinor: confirmLimit(loaded, rules),
    told: (range) => fromStore(store.told(customer.id, ask.platform, range)),
  };
}

/** What is left of it after what was confirmed so in the last 24 hours: many small amounts are a large one. */
function confirmLimit({ customer, confirmed }: Loaded, { warnings }: OperatorRules): bigint {
  const home = currency(customer.homeCurrency);
  const limit = BigInt(warnings.confirmLimit) * 10n ** BigInt(exponentOf(home));
  const before = confirmed.map((warning) => vouchedMinor(warning, home) ?? 0n).filter((amount) => amount <= limit);
  return before.reduce((left, amount) => left - amount, limit);
}

/** Whatever the store throws, the customer hears that the bank's figures cannot be reached. */
export async function fromStore<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch {
    throw new Failure('bank.unavailable');
  }
}

const guarded = (bank: BankReader): BankReader => ({
  accounts: () => fromStore(bank.accounts()),
  merchants: (accounts) => fromStore(bank.merchants(accounts)),
  transactions: (filter, page) => fromStore(bank.transactions(filter, page)),
  totals: (filter) => fromStore(bank.totals(filter)),
});
