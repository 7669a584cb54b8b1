import type { Platform } from '../ask.ts';
import { Failure } from '../failure.ts';
import type { AccountId } from '../ports.ts';
import type { Consent, Disclosure, FactKind } from './consent.ts';
import type { Fact, Sayable } from './sayable.ts';

/** Decides what may be said on one platform. Deny by default: a cell that does not exist is 'nothing'. */
export interface Gate {
  /** What saying this fact about these accounts will disclose: all of them, or Failure('consent.denied') if one cell is off. */
  allow(kind: FactKind, accounts: readonly AccountId[]): readonly Disclosure[];
}

/** An account's own row wins over the row for every account. */
export function gateOf(consents: readonly Consent[], platform: Platform): Gate {
  const rows = (kind: FactKind, account: AccountId | null) =>
    consents.filter((consent) => consent.platform === platform && consent.kind === kind && consent.account === account);
  const cell = (kind: FactKind, account: AccountId) => strictest(rows(kind, account)) ?? strictest(rows(kind, null));
  return {
    allow: (kind, accounts) =>
      accounts.map((account) => {
        const consent = cell(kind, account);
        if (consent?.precision !== 'exact') throw new Failure('consent.denied');
        return { account, kind, precision: consent.precision, consentId: consent.id };
      }),
  };
}

/** Should a cell ever be held twice, no beats yes. */
const strictest = (rows: readonly Consent[]): Consent | undefined => rows.find((row) => row.precision === 'nothing') ?? rows[0];

/** The only maker of a Sayable. */
export function sayable<F extends Fact>(fact: F, disclosures: readonly Disclosure[]): Sayable<F> {
  return { fact, disclosures } as unknown as Sayable<F>;
}
