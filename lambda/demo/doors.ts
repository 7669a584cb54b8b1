import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { brand } from '../../brand/brand.ts';
import * as rules from '../../brand/rules.ts';
import { heardIn } from '../../locales/heard-in.ts';
import { type Speak, speakIn } from '../../locales/speak.ts';
import { apologyIn } from '../apology.ts';
import { type AlexaHandler, alexaHandler } from '../channels/alexa/handler.ts';
import { type GoogleHandler, googleHandler } from '../channels/google/handler.ts';
import { keyedHash } from '../hash.ts';
import { freezeOver, type SetCards } from '../banks/cards.ts';
import type { Keyring } from '../keys/keys.ts';
import { type Log, turnLog } from '../log.ts';
import type { Store, Writer } from '../store/store.ts';
import { makeTurn } from '../turn.ts';
import { readVerifyToken } from '../verify-token.ts';

/** The skill id of the demo; a deployed skill has its own. */
export const demoSkillId = 'amzn1.ask.skill.7e11bacc-0000-4000-8000-000000000001';

/** Both doors over one store, behind their verification. */
export interface Doors {
  readonly alexa: AlexaHandler;
  readonly google: GoogleHandler;
  /** The invented bank's key: signs the tokens by which its own chat vouches for its customer */
  readonly chatKey: KeyObject;
  /** Key of the HMACs under which the platforms' ids are stored */
  readonly sessionSecret: string;
}

export interface DoorParts {
  readonly store: Store & Writer;
  readonly keyring: Keyring;
  /** Folder with a sub-folder per language */
  readonly locales: string;
  readonly setCards: SetCards;
  readonly now: () => Date;
  readonly log: Log;
}

export function openDoors({ store, keyring, locales, setCards, now, log }: DoorParts): Doors {
  const speak: Speak = speakIn(locales, { bank: brand.name, app: brand.appName, emergencyNumber: brand.emergencyNumber });
  const apology = apologyIn(speak);
  const secret = randomBytes(32).toString('hex');
  const sessionSecret = async () => secret;
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const common = {
    ...rules,
    store: async () => store,
    keyring: async () => keyring,
    speak,
    freeze: freezeOver(setCards),
    sessionSecret,
    now,
  };
  const turn = (channel: 'alexa' | 'google', deadlineMs: number) => makeTurn({ ...common, deadlineMs, log: turnLog(log, channel) });
  return {
    alexa: alexaHandler({
      turn: turn('alexa', 6_500),
      readVerifyToken: readVerifyToken({ sessionSecret, now }),
      bind: (tokenHash, userId) => store.bindSubject(tokenHash, 'alexa', keyedHash('subject', userId, secret)),
      unlink: (userId, at) => store.unlinkSubject('alexa', keyedHash('subject', userId, secret), at, now().toISOString()),
      // Nobody allows an invented Alexa to notify them.
      optIn: async () => {},
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
      mayStand: heardIn(locales),
      apology,
      deadlineMs: 4_300,
      now,
      log,
    }),
    chatKey: privateKey,
    sessionSecret: secret,
  };
}
