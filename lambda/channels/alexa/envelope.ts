import type { Context, Person, Request, RequestEnvelope, Slot } from 'ask-sdk-model';
import type { Ask, IntentName, Slots } from '#skill';
import { alexaSlots } from './envelope-slots.ts';
import { alexaIntentName } from './names.ts';
import { alexaPinSlots, voicePinIntent } from './voice-pin.ts';

/** A device, whose account it is on, and who speaks to it. */
export interface Situation {
  /** Alexa's locale, 'en-GB' */
  readonly locale: string;
  /** Access token of the linked account, or null if the skill is not linked */
  readonly token: string | null;
  /** Names the Amazon account, its person and its device */
  readonly account: string;
  /** Whose voice Alexa takes it for: the linked person's, nobody's she knows, or somebody else's */
  readonly voice: Ask['speaker'];
  readonly sessionId: string;
  readonly requestId: string;
  /** ISO instant */
  readonly timestamp: string;
  readonly newSession: boolean;
  readonly skillId: string;
  readonly screen: boolean;
}

/** A sentence that was understood elsewhere (terminal, simulator, tests). */
export interface Utterance extends Situation {
  readonly intent: IntentName | 'Launch' | 'SessionEnd';
  readonly slots: Slots;
}

/** The request Alexa would send for it. inbound() of the result gives the same intent, slots and caller back. */
export function alexaEnvelope({ intent, slots, ...situation }: Utterance): RequestEnvelope {
  switch (intent) {
    case 'Launch':
      return envelope(situation, { type: 'LaunchRequest', ...common(situation) });
    case 'SessionEnd':
      return envelope(situation, { type: 'SessionEndedRequest', ...common(situation), reason: 'USER_INITIATED' });
    default:
      return envelope(situation, intentRequest(situation, alexaIntentName(intent), alexaSlots(intent, slots, situation.skillId)));
  }
}

/** The request for a voice PIN that is said. */
export function alexaPinEnvelope({ pin, ...situation }: Situation & { readonly pin: string }): RequestEnvelope {
  return envelope(situation, intentRequest(situation, voicePinIntent, alexaPinSlots(pin)));
}

/** The request with which Alexa comes back from asking for her own PIN. */
export function alexaResumedEnvelope({
  verifyToken,
  achieved,
  ...situation
}: Situation & { readonly verifyToken: string; readonly achieved: boolean }): RequestEnvelope {
  const result = achieved ? { status: 'ACHIEVED' } : { status: 'NOT_ACHIEVED', reason: 'NOT_MATCH' };
  const cause = { type: 'ConnectionCompleted' as const, token: verifyToken, status: { code: '200', message: 'OK' }, result };
  return envelope(situation, { type: 'SessionResumedRequest', ...common(situation), cause });
}

function envelope(situation: Situation, request: Request): RequestEnvelope {
  const { skillId, token, account, screen } = situation;
  const application = { applicationId: skillId };
  const user = { userId: `amzn1.ask.account.${account}`, ...accessToken(token) };
  return {
    version: '1.0',
    session: { new: situation.newSession, sessionId: situation.sessionId, application, attributes: {}, user },
    context: {
      System: {
        application,
        user,
        ...personIn(situation),
        device: { deviceId: `amzn1.ask.device.${account}`, supportedInterfaces: screen ? { 'Alexa.Presentation.APL': apl } : {} },
        apiEndpoint: 'https://api.amazonalexa.com',
      },
      ...(screen ? { Viewport: viewport } : {}),
    },
    request,
  };
}

/** Amazon's types do not know the level that is on the wire. */
function personIn({ voice, account, token }: Situation): { readonly person?: Person } {
  const recognised = { authenticationConfidenceLevel: { level: 300 } };
  switch (voice) {
    case 'person':
      return { person: { personId: `amzn1.ask.person.${account}`, ...accessToken(token), ...recognised } };
    case 'other':
      return { person: { personId: 'amzn1.ask.person.guest', ...recognised } };
    case 'account':
      return {};
  }
}

const apl = { runtime: { maxVersion: '2024.3' } };

/** An Echo Show 8 */
const viewport: NonNullable<Context['Viewport']> = {
  mode: 'HUB',
  shape: 'RECTANGLE',
  pixelWidth: 1280,
  pixelHeight: 800,
  dpi: 160,
  currentPixelWidth: 1280,
  currentPixelHeight: 800,
  touch: ['SINGLE'],
};

function accessToken(token: string | null): { readonly accessToken?: string } {
  return token === null ? {} : { accessToken: token };
}

const common = ({ requestId, timestamp, locale }: Situation) => ({ requestId, timestamp, locale });

function intentRequest(situation: Situation, name: string, slots: Readonly<Record<string, Slot>>): Request {
  return {
    type: 'IntentRequest',
    ...common(situation),
    dialogState: 'COMPLETED',
    intent: { name, confirmationStatus: 'NONE', slots },
  };
}
