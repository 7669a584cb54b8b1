import type { Ask, World } from '#skill';
import type { CallerKeys } from '../caller-keys.ts';
import type { Loaded, Store } from '../store/store.ts';
import type { Caller } from '../told.ts';
import type { Keyring } from '../keys/keys.ts';
import { checkPin } from './check-pin.ts';

export interface ProofParts {
  readonly store: Store;
  readonly keyring: () => Promise<Keyring>;
  readonly provenMinutes: number;
}

interface Asked {
  readonly ask: Ask;
  readonly caller: Caller;
  readonly keys: CallerKeys;
  readonly loaded: Loaded;
  /** ISO instant */
  readonly now: string;
}

/**
 * What is proven about the speaker in this turn: a PIN is checked, or the platform's own PIN believed, only while a question waits
 * for it and only if the customer chose it. Rejects if the store or the keys cannot be reached.
 */
export async function proofOf(
  { store, keyring, provenMinutes }: ProofParts,
  { ask, caller, keys, loaded, now }: Asked,
): Promise<World['proof']> {
  const { proof, state, customer } = loaded;
  const session = { platform: ask.platform, sessionKey: keys.sessionKey, speakerHash: keys.speakerHash };
  const waits = state?.expecting?.kind === 'proof';
  if (waits && ask.intent === 'VoicePin' && proof.chosen === 'pin' && isPin(caller.pin)) {
    const attempt = { customerId: customer.id, digits: caller.pin, requestId: ask.requestId, session, now };
    const said = await checkPin({ store, keyring: await keyring(), provenMinutes }, attempt);
    return { ...proof, locked: said === 'locked', proven: proof.proven || said === 'right', said };
  }
  if (waits && ask.intent === 'Verified' && proof.chosen === 'platform-pin' && caller.verified) {
    const until = new Date(Date.parse(now) + provenMinutes * 60_000).toISOString();
    await store.prove(customer.id, { ...session, until });
    return { ...proof, proven: true, said: null };
  }
  return { ...proof, said: null };
}

/** What was misheard is asked again and is no try. */
const isPin = (digits: string | null): digits is string => digits !== null && /^\d{4,6}$/.test(digits);
