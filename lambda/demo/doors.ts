import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { brand } from '../../brand/brand.ts';
import { type Speak, speakIn } from '../../locales/speak.ts';
import { apologyIn } from '../apology.ts';
import { type AlexaHandler, alexaHandler } from '../channels/alexa/handler.ts';
import { type GoogleHandler, googleHandler } from '../channels/google/handler.ts';
import { type Log, turnLog } from '../log.ts';
import type { Store, Writer } from '../store/store.ts';
import { makeTurn } from '../turn.ts';

/** The skill id of the demo; a deployed skill has its own. */
export const demoSkillId = 'amzn1.ask.skill.7e11bacc-0000-4000-8000-000000000001';

/** Both doors over one store, behind their verification, and the invented bank's key for its own chat. */
export interface Doors {
  readonly alexa: AlexaHandler;
  readonly google: GoogleHandler;
  /** Signs the tokens by which the bank's chat vouches for its customer */
  readonly chatKey: KeyObject;
}

export interface DoorParts {
  readonly store: Store & Writer;
  /** Folder with a sub-folder per language */
  readonly locales: string;
  readonly now: () => Date;
  readonly log: Log;
}

export function openDoors({ store, locales, now, log }: DoorParts): Doors {
  const speak: Speak = speakIn(locales, { bank: brand.name, app: brand.appName, emergencyNumber: brand.emergencyNumber });
  const apology = apologyIn(speak);
  const secret = randomBytes(32).toString('hex');
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const turn = (channel: 'alexa' | 'google', deadlineMs: number) =>
    makeTurn({ store: async () => store, speak, sessionSecret: async () => secret, deadlineMs, now, log: turnLog(log, channel) });
  return {
    alexa: alexaHandler({
      turn: turn('alexa', 6_500),
      skillId: demoSkillId,
      deadlineMs: 6_800,
      apology: (locale) => apology(locale, 'ear'),
      brandName: brand.name,
      log,
    }),
    google: googleHandler({
      turn: turn('google', 4_000),
      store: async () => store,
      chatTokenKey: publicKey.export({ format: 'jwk' }),
      speak,
      apology,
      deadlineMs: 4_300,
      now,
      log,
    }),
    chatKey: privateKey,
  };
}
