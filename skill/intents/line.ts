import type { ConsentedAccount } from '../policy/consented-account.ts';
import type { Sayable } from '../policy/sayable.ts';
import type { Line, Value } from '../reply.ts';

/** A sentence of speech.json with its gaps filled. */
export const line = (key: string, values: Readonly<Record<string, Value>> = {}): Line => ({ key, values });

export const clause = (inner: Line | null): Value => ({ type: 'line', line: inner });

export const listed = (lines: readonly Line[], join: 'and' | 'items'): Value => ({ type: 'list', join, lines });

/** Amounts of several currencies: one figure each, never added up. */
export const amounts = (moneys: readonly Sayable[]): Value =>
  listed(
    moneys.map((amount) => line('amount', { amount })),
    'and',
  );

/** Accounts by their names: "your savings and Euro Saver". */
export const named = (accounts: readonly ConsentedAccount[]): Value =>
  listed(
    accounts.map((account) => line('account', { account: account.name() })),
    'and',
  );
