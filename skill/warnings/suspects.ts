import { dayOf, minutesOfDay } from './days.ts';
import type { Finding } from './rules/rule.ts';
import { hash } from './memory/hash.ts';
import { withVisit } from './memory/merchants.ts';
import type { DetectorState, Suspect } from './memory/state.ts';
import { longWindow, shortWindow, withAmount } from './memory/windows.ts';
import { merchantIn, type Sight, windowOf } from './sight.ts';

/** A stolen card is blocked by then: what still comes is the customer's life. */
const lastingMinutes = 20 * minutesOfDay;
/** A second charge that nobody contests was meant. */
const repeatMinutes = 3 * minutesOfDay;
const forgottenMinutes = 120 * minutesOfDay;
const mostSuspects = 20;

export function suspectOf({ payment, amount, merchant }: Sight, { reason }: Finding): Suspect {
  return {
    id: hash(payment.transaction),
    at: payment.atMinute,
    currency: payment.currency,
    category: payment.category === null ? null : windowOf(payment.currency, payment.category),
    merchant,
    amount,
    repeat: reason.kind === 'duplicate',
  };
}

export const withSuspect = (state: DetectorState, suspect: Suspect): DetectorState => ({
  ...state,
  suspects: [...state.suspects, suspect].slice(-mostSuspects),
});

/** The memory of amounts and merchants with one payment more. */
export function learned(state: DetectorState, { currency, category, merchant, amount, at, repeat }: Omit<Suspect, 'id'>): DetectorState {
  const visited = (repeated: boolean) =>
    merchant === null ? state.merchants : withVisit(state.merchants, merchant, dayOf(at), amount, repeated);
  if (repeat) return { ...state, merchants: visited(true) };
  const windows = withAmount(state.windows, windowOf(currency, null), amount, longWindow);
  return {
    ...state,
    windows: category === null ? windows : withAmount(windows, category, amount, shortWindow),
    merchants: visited(false),
  };
}

/** Those are no longer suspected, and learned. */
export function released(state: DetectorState, meant: (suspect: Suspect) => boolean): DetectorState {
  const those = state.suspects.filter(meant);
  if (those.length === 0) return state;
  return those.reduce(learned, { ...state, suspects: state.suspects.filter((suspect) => !those.includes(suspect)) });
}

/** Before a payment is looked at: what was found is learned if this one shows that it was meant, and forgotten after a while. */
export function reconsidered(state: DetectorState, payment: Sight['payment'], amount: number): DetectorState {
  if (state.suspects.length === 0) return state;
  const merchant = merchantIn(payment);
  const comesAgain = (suspect: Suspect): boolean =>
    merchant !== null && suspect.merchant === merchant && Math.abs(amount - suspect.amount) <= suspect.amount / 10;
  const meant = released(state, (suspect) => {
    const age = payment.atMinute - suspect.at;
    return suspect.repeat ? age >= repeatMinutes : age >= lastingMinutes && comesAgain(suspect);
  });
  const kept = meant.suspects.filter(({ at }) => payment.atMinute - at < forgottenMinutes);
  return kept.length === meant.suspects.length ? meant : { ...meant, suspects: kept };
}

/** After one more find: payments as high are the customer's life if they still come weeks later, such as after moving house. */
export const lasting = (state: DetectorState, { at, currency, category, amount }: Suspect): DetectorState =>
  released(
    state,
    (old) =>
      !old.repeat && at - old.at >= lastingMinutes && old.currency === currency && old.category === category && old.amount <= 2 * amount,
  );
