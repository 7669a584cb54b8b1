import type { OpenWarning } from '../policy/consented-warnings.ts';
import { matchMerchant } from '../transactions/match-merchant.ts';
import type { Heard } from '../ask.ts';
import type { HeardWarning } from '../policy/consented-warnings.ts';
import type { Scene } from './intent.ts';

/**
 * The warning a "that was me" is about: at the merchant that was named, the one just asked about, or the only one told in this
 * conversation. 'settled': it is open no more. null: it is not clear which.
 */
export function meantWarning({ ask, state, warnings }: Scene): OpenWarning | 'settled' | null {
  const { merchant } = ask.slots;
  const told = warnings.heard.filter(({ id, asks }) => asks && state.warned.includes(id));
  if (merchant !== undefined) {
    const [only, ...more] = atMerchant(merchant, told);
    return only !== undefined && more.length === 0 ? only : null;
  }
  const id = state.expecting?.kind === 'mine' ? state.expecting.warning : state.warning;
  if (id !== null) return warnings.open.find((warning) => warning.id === id) ?? 'settled';
  const [only, ...more] = told;
  return only !== undefined && more.length === 0 ? only : null;
}

/** The warnings about a merchant that was heard */
export function atMerchant(heard: Heard<string>, warnings: readonly HeardWarning[]): readonly HeardWarning[] {
  const merchants = warnings.flatMap(({ merchant }) => merchant ?? []);
  const unique = merchants.filter(({ id }, at) => merchants.findIndex((other) => other.id === id) === at);
  const match = matchMerchant(heard, unique);
  return match.kind === 'one' ? warnings.filter(({ merchant }) => merchant?.id === match.merchant.id) : [];
}
