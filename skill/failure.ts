/** Everything that can go wrong in a turn, closed. Each code has words in every locale under `failure.<code>`. */
export const failureCodes = [
  'link.missing',
  'link.expired',
  'speaker.unrecognised',
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

export class Failure extends Error {
  readonly code: FailureCode;
  constructor(code: FailureCode) {
    super(code);
    this.name = 'Failure';
    this.code = code;
  }
}
