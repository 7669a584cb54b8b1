import type { ErrorCode } from './operations.ts';

/** The status of every refusal, and when it is answered. */
export const problems: Readonly<Record<ErrorCode, { readonly status: number; readonly when: string }>> = {
  'input.invalid': { status: 400, when: 'Something in the request is not as described; `field` names it' },
  'not.signed-in': {
    status: 401,
    when: 'No token, or one that is expired, not of the bank or not for this API, or its customer is unknown',
  },
  'not.allowed': { status: 405, when: 'No such method here' },
  'login.stale': { status: 403, when: 'Only shortly after signing in at the bank' },
  'not.found': { status: 404, when: 'The customer has no such thing; what belongs to others is answered alike' },
  conflict: { status: 409, when: 'It is over already and cannot be changed' },
  'card.none': { status: 409, when: 'The account has no card, or the bank cannot freeze it for us' },
  'too.large': { status: 413, when: 'The request is larger than any real one' },
  failed: { status: 500, when: 'An error of ours; nothing about it is told' },
  'bank.failed': { status: 502, when: 'The bank could not be asked, or did not do it: nothing has changed' },
};
