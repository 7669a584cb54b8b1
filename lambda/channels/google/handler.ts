import type { JsonWebKey } from 'node:crypto';
import type { Ask, Locale, Reply } from '#skill';
import type { MayStand } from '../../../locales/heard-in.ts';
import type { Speak } from '../../../locales/speak.ts';
import type { Spoken, Style } from '../../../locales/spoken.ts';
import { type BankToken, bankTokenBy } from '../../bank-token.ts';
import { hashOf } from '../../hash.ts';
import { within } from '../../deadline.ts';
import type { Log } from '../../log.ts';
import type { Store, Writer } from '../../store/store.ts';
import type { Caller, Turn } from '../../told.ts';
import { type Inbound, inbound } from './inbound.ts';
import { linkByCode } from './link-code.ts';
import { outbound, styleOf } from './outbound.ts';
import type { WebhookResponse } from './response.ts';

export interface GoogleParts {
  readonly turn: Turn;
  /** Opened by the first one-time code, no sooner */
  readonly store: () => Promise<Store & Writer>;
  /** Public key of the bank's chat tokens, or null if customers come with one-time codes only */
  readonly chatTokenKey: JsonWebKey | null;
  readonly speak: Speak;
  readonly mayStand: MayStand;
  readonly apology: (locale: Locale, style: Style) => Spoken;
  /** Dialogflow gives up after 5 s; what has not come back by then is answered by the apology. */
  readonly deadlineMs: number;
  readonly now: () => Date;
  readonly log: Log;
}

/** Whom the bank's chat tokens are meant for */
const audience = 'tellback';

export type GoogleHandler = (body: unknown) => Promise<WebhookResponse>;

interface Answer {
  readonly spoken: Spoken;
  readonly end: boolean;
  readonly linked: boolean;
  /** The next digits may be a PIN. */
  readonly awaitsPin: boolean;
}

/**
 * Answers any parsed body with a valid WebhookResponse and never rejects. Who sent it must be verified before
 * (http.ts). Throws at once if the key of the chat tokens cannot be used.
 */
export function googleHandler(parts: GoogleParts): GoogleHandler {
  const customerOf = bankTokenBy({ key: parts.chatTokenKey, audience, now: parts.now });
  return async (body) => {
    try {
      const request = checked(inbound(body), parts);
      const answer = await within(parts.deadlineMs, () => answerTo(request, parts, customerOf));
      if (typeof answer !== 'string') return outbound(answer, request);
      parts.log({ event: 'failed', channel: 'google', requestId: request.ask.requestId, code: answer });
      const spoken = parts.apology(request.ask.locale, styleOf(request));
      return outbound({ spoken, end: true, linked: request.linked, awaitsPin: false }, request);
    } catch {
      parts.log({ event: 'failed', channel: 'google', code: 'google.failed' });
      return { fulfillmentText: '', fulfillmentMessages: [] };
    }
  };
}

/** Dialogflow matches by likeness, and "no that was me" is like both: such an answer is asked for again. */
function checked(request: Inbound, { mayStand }: GoogleParts): Inbound {
  const { ask, words } = request;
  if (mayStand(ask.intent, words, ask.locale)) return request;
  return { ...request, ask: { ...ask, intent: 'Fallback', slots: {}, unreadable: [] } };
}

async function answerTo(request: Inbound, parts: GoogleParts, customerOf: BankToken): Promise<Answer> {
  if (request.code !== null) return linkingAnswer({ ...request, code: request.code }, parts);
  const { tokenHash, speaker } = await provenBy(request, customerOf, parts.log);
  const { sessionId, accountId, pin, linked } = request;
  const caller: Caller = { tokenHash, sessionId, sharedProperty: false, personId: null, deviceId: null, accountId, pin, verified: false };
  const { spoken, end, failure } = await parts.turn({ ...request.ask, speaker }, caller, styleOf(request));
  return { spoken, end, linked, awaitsPin: failure === 'pin.needed' };
}

/**
 * A token of the bank's wins, and vouches for the person; one that proves nothing is not replaced by something weaker. A
 * session counts as a credential only where a code was given in it, so that all others hear how to link, and as whoever
 * goes on in it. A telephone number proves nothing.
 */
async function provenBy(
  { token, linked, sessionId, ask }: Inbound,
  customerOf: BankToken,
  log: Log,
): Promise<{ readonly tokenHash: string | null; readonly speaker: Ask['speaker'] }> {
  if (token === null) return { tokenHash: linked ? hashOf('session', sessionId) : null, speaker: 'account' };
  const customer = await customerOf(token);
  if (customer !== null) return { tokenHash: hashOf('bank', customer), speaker: 'person' };
  log({ event: 'refused', channel: 'google', requestId: ask.requestId, code: 'google.token' });
  return { tokenHash: null, speaker: 'account' };
}

/** What is said to a one-time code, and its code in the log if it is refused. */
const linking = {
  done: { key: 'link.done', refusal: null },
  wrong: { key: 'link.wrong', refusal: 'google.code' },
  closed: { key: 'failure.channel.closed', refusal: 'channel.closed' },
} as const;

async function linkingAnswer({ code, ask, sessionId, source, linked }: Inbound & { code: string }, parts: GoogleParts): Promise<Answer> {
  const outcome = await linkByCode(await parts.store(), { code, sessionId, platform: ask.platform, now: parts.now() });
  const { key, refusal } = linking[outcome];
  if (refusal !== null) parts.log({ event: 'refused', channel: 'google', requestId: ask.requestId, code: refusal });
  const end = outcome === 'closed';
  const reply: Reply = { say: [{ key, values: {} }], reprompt: null, end, link: outcome === 'wrong', verify: false, suggestions: [] };
  const spoken = parts.speak(reply, { locale: ask.locale, style: styleOf({ ask, source }), today: null, homeCurrency: null });
  return { spoken, end, linked: linked || outcome === 'done', awaitsPin: false };
}
