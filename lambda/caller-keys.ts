import { keyedHash, sessionKeyOf } from './hash.ts';
import type { Caller } from './told.ts';

/** A caller as the store knows them: HMACs only. */
export interface CallerKeys {
  readonly sessionKey: string;
  /** Of the recognised person, else of the device; '' if the platform gave neither */
  readonly speakerHash: string;
  readonly subjectHash: string | null;
}

export function keysOf({ sessionId, personId, deviceId, accountId }: Caller, secret: string): CallerKeys {
  const speaker = personId ?? deviceId;
  return {
    sessionKey: sessionKeyOf(sessionId, secret),
    speakerHash: speaker === null ? '' : keyedHash('speaker', speaker, secret),
    subjectHash: accountId === null ? null : keyedHash('subject', accountId, secret),
  };
}
