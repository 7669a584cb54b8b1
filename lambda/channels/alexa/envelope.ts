import type { Context, Request, RequestEnvelope } from 'ask-sdk-model';
import type { IntentName, Slots } from '#skill';
import { alexaSlots } from './envelope-slots.ts';
import { alexaIntentName } from './names.ts';

/** A sentence that was understood elsewhere (terminal, simulator, tests), and the device it was said to. */
export interface Utterance {
  readonly intent: IntentName | 'Launch' | 'SessionEnd';
  readonly slots: Slots;
  /** Alexa's locale, 'en-GB' */
  readonly locale: string;
  /** Access token of the linked account, or null if the skill is not linked */
  readonly token: string | null;
  /** True if the speaker's voice was recognised as the linked person's */
  readonly personRecognised: boolean;
  readonly sessionId: string;
  readonly requestId: string;
  /** ISO instant */
  readonly timestamp: string;
  readonly newSession: boolean;
  readonly skillId: string;
  readonly screen: boolean;
}

/** The request Alexa would send for it. inbound() of the result gives the same intent, slots and caller back. */
export function alexaEnvelope(said: Utterance): RequestEnvelope {
  const application = { applicationId: said.skillId };
  const user = { userId: 'amzn1.ask.account.demo', ...accessToken(said.token) };
  return {
    version: '1.0',
    session: { new: said.newSession, sessionId: said.sessionId, application, attributes: {}, user },
    context: {
      System: {
        application,
        user,
        ...(said.personRecognised ? { person: { personId: 'amzn1.ask.person.demo', ...accessToken(said.token) } } : {}),
        device: { deviceId: 'amzn1.ask.device.demo', supportedInterfaces: said.screen ? { 'Alexa.Presentation.APL': apl } : {} },
        apiEndpoint: 'https://api.amazonalexa.com',
      },
      ...(said.screen ? { Viewport: viewport } : {}),
    },
    request: requestOf(said),
  };
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

function requestOf({ intent, slots, requestId, timestamp, locale, skillId }: Utterance): Request {
  const common = { requestId, timestamp, locale };
  if (intent === 'Launch') return { type: 'LaunchRequest', ...common };
  if (intent === 'SessionEnd') return { type: 'SessionEndedRequest', ...common, reason: 'USER_INITIATED' };
  return {
    type: 'IntentRequest',
    ...common,
    dialogState: 'COMPLETED',
    intent: { name: alexaIntentName(intent), confirmationStatus: 'NONE', slots: alexaSlots(intent, slots, skillId) },
  };
}
