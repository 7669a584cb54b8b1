import { randomBytes } from 'node:crypto';
import type { CustomerId, Proof } from '#skill';
import type { Keyring } from '../keys/keys.ts';
import type { PinRecord, Store } from '../store/store.ts';
import { pepper, pinHash } from './pin-hash.ts';

export type ProofChoice = { readonly chosen: 'pin'; readonly pin: string } | { readonly chosen: Exclude<Proof, 'pin'> };

export interface SetProofParts {
  readonly store: Pick<Store, 'decidePin'>;
  readonly keyring: Keyring;
}

/**
 * Sets or resets the voice PIN, or chooses another proof; both unlock and count from zero. 'weak': nothing was changed, because such
 * a PIN would be among anybody's first three guesses. Rejects if the store or the keys cannot be reached.
 */
export async function setProof(
  { store, keyring }: SetProofParts,
  customerId: CustomerId,
  choice: ProofChoice,
  now: string,
): Promise<'set' | 'weak'> {
  if (choice.chosen === 'pin' && isWeakPin(choice.pin)) return 'weak';
  const record = await recordOf(choice, customerId, keyring);
  return store.decidePin(customerId, now, async () => ({ record, result: 'set' }));
}

const unused = { salt: null, hash: null, keyId: null, wrong: 0, lockedAt: null, lastRequestId: null, lastResult: null };

async function recordOf(choice: ProofChoice, customerId: CustomerId, keyring: Keyring): Promise<PinRecord | null> {
  if (choice.chosen === 'none') return null;
  if (choice.chosen !== 'pin') return { ...unused, proof: choice.chosen };
  const peppered = await pepper(keyring, customerId, choice.pin);
  const salt = randomBytes(16).toString('hex');
  return { ...unused, proof: 'pin', salt, hash: await pinHash(peppered, salt), keyId: peppered.keyId };
}

/** Not 4 to 6 digits, one block repeated (0000, 1212, 123123), doubled digits (1122), or a run up or down (1234, 9876). */
export function isWeakPin(pin: string): boolean {
  if (!/^\d{4,6}$/.test(pin) || /^(\d{1,3})\1+$/.test(pin) || /^(?:(\d)\1)+$/.test(pin)) return true;
  const steps = [...pin].slice(1).map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10);
  return steps.every((step) => step === 1) || steps.every((step) => step === 9);
}
