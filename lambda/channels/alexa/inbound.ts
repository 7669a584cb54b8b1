import type { canfulfill } from 'ask-sdk-model';
import type { Ask } from '#skill';
import { hashOf } from '../../hash.ts';
import type { Caller } from '../../told.ts';
import { canFulfill } from './can-fulfill.ts';
import { type Fields, fields, text } from '../../json.ts';
import { intentOf, localeOf } from './names.ts';
import { readSlots } from './slots.ts';

/** What an Alexa request is for us. */
export type Inbound =
  | { readonly kind: 'ask'; readonly ask: Ask; readonly caller: Caller; readonly screen: boolean }
  | { readonly kind: 'can-fulfill'; readonly answer: canfulfill.CanFulfillIntent }
  /** Nothing to say: events, touches, the end of a session. `trouble` is for the log. */
  | { readonly kind: 'quiet'; readonly trouble: string | null };

/** Reads a parsed request envelope of any shape; never throws. */
export function inbound(envelope: unknown): Inbound {
  const { context, session, request } = fields(envelope);
  const { type, intent, reason } = fields(request);
  switch (type) {
    case 'LaunchRequest':
    // The customer comes back from a task they had started: they are greeted like at a launch.
    case 'SessionResumedRequest':
      return ask(fields(context), fields(session), fields(request), 'Launch');
    case 'IntentRequest':
      return ask(fields(context), fields(session), fields(request), intentOf(text(fields(intent).name) ?? ''));
    case 'CanFulfillIntentRequest':
      return { kind: 'can-fulfill', answer: canFulfill(intent) };
    case 'SessionEndedRequest':
      return { kind: 'quiet', trouble: reason === 'ERROR' ? 'alexa.session-error' : null };
    case 'System.ExceptionEncountered':
    case 'Alexa.Presentation.APL.RuntimeError':
      return { kind: 'quiet', trouble: 'alexa.response-refused' };
    default:
      return { kind: 'quiet', trouble: null };
  }
}

function ask(context: Fields, session: Fields, request: Fields, intent: Ask['intent']): Inbound {
  const system = fields(context.System);
  const requestId = text(request.requestId);
  const sessionId = text(session.sessionId);
  if (requestId === null || sessionId === null) return { kind: 'quiet', trouble: 'alexa.malformed' };
  const person = text(fields(system.person).accessToken);
  const token = person ?? text(fields(system.user).accessToken);
  const interfaces = fields(fields(system.device).supportedInterfaces);
  return {
    kind: 'ask',
    ask: {
      requestId,
      platform: 'alexa',
      locale: localeOf(request.locale),
      intent,
      ...readSlots(fields(request.intent).slots),
      speaker: person === null ? 'account' : 'person',
    },
    caller: {
      tokenHash: token === null ? null : hashOf('token', token),
      sessionId,
      sharedProperty: system.unit !== undefined && system.unit !== null,
    },
    screen: typeof interfaces['Alexa.Presentation.APL'] === 'object' && interfaces['Alexa.Presentation.APL'] !== null,
  };
}
