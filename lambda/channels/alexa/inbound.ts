import type { canfulfill } from 'ask-sdk-model';
import type { Ask } from '#skill';
import { hashOf } from '../../hash.ts';
import type { Caller } from '../../told.ts';
import { canFulfill } from './can-fulfill.ts';
import { type Fields, fields, list, text } from '../../json.ts';
import { intentOf, localeOf, proactiveEvent } from './names.ts';
import { readSlots } from './slots.ts';
import { speakerOf } from './speaker.ts';
import { instantOf } from './timestamp.ts';
import { readPin, voicePinIntent } from './voice-pin.ts';

/** What an Alexa request is for us. */
export type Inbound =
  | {
      readonly kind: 'ask';
      readonly ask: Ask;
      /** Not verified yet: `proof` has to be checked first. */
      readonly caller: Caller;
      readonly screen: boolean;
      /** What Alexa's own PIN came to, with the token it was asked for by; null for every other Ask than 'Verified'. */
      readonly proof: { readonly token: string; readonly achieved: boolean } | null;
    }
  | { readonly kind: 'can-fulfill'; readonly answer: canfulfill.CanFulfillIntent }
  /** The customer linked: whose Amazon account the token is for */
  | { readonly kind: 'linked'; readonly userId: string; readonly tokenHash: string }
  /** The customer disabled the skill */
  | ({ readonly kind: 'disabled' } & SkillEvent)
  /** The customer allowed notifications, or no longer */
  | ({ readonly kind: 'subscription'; readonly subscribed: boolean } & SkillEvent)
  /** Nothing to say: events, touches, the end of a session. `trouble` is for the log. */
  | { readonly kind: 'quiet'; readonly trouble: string | null };

/** What Amazon tells of one of its accounts outside of any conversation */
interface SkillEvent {
  readonly userId: string;
  /** Of the region whose devices the customer has */
  readonly apiEndpoint: string | null;
  /** ISO instant: events come late, more than once and out of order */
  readonly at: string;
}

type Question = Inbound & { readonly kind: 'ask' };

const malformed = { kind: 'quiet', trouble: 'alexa.malformed' } as const satisfies Inbound;

/** Reads a parsed request envelope of any shape; never throws. */
export function inbound(envelope: unknown): Inbound {
  const { context, session, request } = fields(envelope);
  const { type, intent, reason, cause } = fields(request);
  const question = (change: (launch: Question) => Question): Inbound => {
    const launch = launchOf(fields(context), fields(session), fields(request));
    return launch === null ? malformed : change(launch);
  };
  switch (type) {
    case 'LaunchRequest':
      return question((launch) => launch);
    case 'SessionResumedRequest':
      return question((launch) => resumed(launch, fields(cause)));
    case 'IntentRequest':
      return question((launch) => asked(launch, fields(intent)));
    case 'CanFulfillIntentRequest':
      return { kind: 'can-fulfill', answer: canFulfill(intent) };
    case 'AlexaSkillEvent.SkillAccountLinked':
      return linked(fields(fields(context).System), fields(fields(request).body));
    case 'AlexaSkillEvent.SkillDisabled':
      return skillEvent(fields(fields(context).System), fields(request), { kind: 'disabled' });
    case 'AlexaSkillEvent.ProactiveSubscriptionChanged':
      return skillEvent(fields(fields(context).System), fields(request), { kind: 'subscription', subscribed: isSubscribed(request) });
    case 'SessionEndedRequest':
      return { kind: 'quiet', trouble: reason === 'ERROR' ? 'alexa.session-error' : null };
    case 'System.ExceptionEncountered':
    case 'Alexa.Presentation.APL.RuntimeError':
      return { kind: 'quiet', trouble: 'alexa.response-refused' };
    default:
      return { kind: 'quiet', trouble: null };
  }
}

/** Who speaks, from where, in which conversation: null without an id to answer to. */
function launchOf(context: Fields, session: Fields, request: Fields): Question | null {
  const system = fields(context.System);
  const device = fields(system.device);
  const requestId = text(request.requestId);
  const sessionId = text(session.sessionId);
  if (requestId === null || sessionId === null) return null;
  const { speaker, personId, token } = speakerOf(system);
  const screen = fields(device.supportedInterfaces)['Alexa.Presentation.APL'];
  return {
    kind: 'ask',
    ask: { requestId, platform: 'alexa', locale: localeOf(request.locale), intent: 'Launch', slots: {}, unreadable: [], speaker },
    caller: {
      tokenHash: token === null ? null : hashOf('token', token),
      sessionId,
      sharedProperty: system.unit !== undefined && system.unit !== null,
      personId,
      deviceId: text(device.deviceId),
      accountId: text(fields(system.user).userId),
      pin: null,
      verified: false,
    },
    screen: typeof screen === 'object' && screen !== null,
    proof: null,
  };
}

/** The digits of a PIN go beside the Ask, and nothing of its slots into it. */
function asked({ ask, caller, ...rest }: Question, { name, slots }: Fields): Question {
  if (name === voicePinIntent) return { ...rest, ask: { ...ask, intent: 'VoicePin' }, caller: { ...caller, pin: readPin(slots) } };
  return { ...rest, ask: { ...ask, intent: intentOf(text(name) ?? ''), ...readSlots(slots) }, caller };
}

/** Back from Alexa's own PIN. From any other task, or without a token, the customer is greeted like at a launch. */
function resumed(launch: Question, { type, token, status, result }: Fields): Question {
  const ours = text(token);
  if (type !== 'ConnectionCompleted' || ours === null) return launch;
  const { code } = fields(status);
  const achieved = (code === '200' || code === 200) && fields(result).status === 'ACHIEVED';
  return { ...launch, ask: { ...launch.ask, intent: 'Verified' }, proof: { token: ours, achieved } };
}

function linked(system: Fields, body: Fields): Inbound {
  const [userId, token] = [text(fields(system.user).userId), text(body.accessToken)];
  return userId === null || token === null ? malformed : { kind: 'linked', userId, tokenHash: hashOf('token', token) };
}

function skillEvent<Of extends object>(
  system: Fields,
  { eventCreationTime, timestamp }: Fields,
  of: Of,
): (Of & SkillEvent) | typeof malformed {
  const userId = text(fields(system.user).userId);
  const at = [eventCreationTime, timestamp].map((time) => new Date(instantOf(time))).find((time) => !Number.isNaN(time.getTime()));
  if (userId === null || at === undefined) return malformed;
  return { ...of, userId, apiEndpoint: text(system.apiEndpoint), at: at.toISOString() };
}

/** The list is of what is still allowed; one who allows nothing more may have none at all. */
function isSubscribed(request: unknown): boolean {
  return list(fields(fields(request).body).subscriptions).some((subscription) => fields(subscription).eventName === proactiveEvent);
}
