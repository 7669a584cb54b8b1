import type { FactKind } from './policy/consent.ts';
import type { AccountId } from './ports.ts';

/** Everything that can go wrong in a turn, closed. Each code has words in every locale under `failure.<code>`. */
export const failureCodes = [
  'link.missing',
  'link.expired',
  'speaker.unrecognised',
  'speaker.other',
  'pin.needed',
  'pin.locked',
  'private.on',
  'ceiling.closed',
  'login.old',
  'device.shared',
  'channel.closed',
  'consent.denied',
  'account.none',
  'account.unknown',
  'card.none',
  'slot.unreadable',
  'bank.unavailable',
  'turn.late',
  'turn.failed',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** Facts that were not told, so that one tap in the app can allow exactly these. */
export interface Withheld {
  readonly kind: FactKind;
  readonly accounts: readonly AccountId[];
}

export class Failure extends Error {
  readonly code: FailureCode;
  /** Only with 'consent.denied' */
  readonly withheld: Withheld | null;
  constructor(code: FailureCode, withheld: Withheld | null = null) {
    super(code);
    this.name = 'Failure';
    this.code = code;
    this.withheld = withheld;
  }
}
