import type { JsonWebKey } from 'node:crypto';
import type { Ask, Locale, Reply } from '#skill';
import type { Speak } from '../../../locales/speak.ts';
import type { Spoken, Style } from '../../../locales/spoken.ts';
import { hashOf } from '../../hash.ts';
import { within } from '../../deadline.ts';
import type { Log } from '../../log.ts';
import type { Store, Writer } from '../../store/store.ts';
import type { Caller, Turn } from '../../told.ts';
import { type ChatToken, chatTokenBy } from './chat-token.ts';
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
  readonly apology: (locale: Locale, style: Style) => Spoken;
  /** Dialogflow gives up after 5 s; what has not come back by then is answered by the apology. */
  readonly deadlineMs: number;
  readonly now: () => Date;
  readonly log: Log;
}

export type GoogleHandler = (body: unknown) => Promise<WebhookResponse>;

interface Answer {
  readonly spoken: Spoken;
  readonly end: boolean;
  readonly linked: boolean;
}

/**
 * Answers any parsed body with a valid WebhookResponse and never rejects. Who sent it must be verified before
 * (http.ts). Throws at once if the key of the chat tokens cannot be used.
 */
export function googleHandler(parts: GoogleParts): GoogleHandler {
  const customerOf = chatTokenBy(parts.chatTokenKey, parts.now);
  return async (body) => {
    try {
      const request = inbound(body);
      const answer = await within(parts.deadlineMs, () => answerTo(request, parts, customerOf));
      if (typeof answer !== 'string') return outbound(answer, request);
      parts.log({ event: 'failed', channel: 'google', requestId: request.ask.requestId, code: answer });
      const spoken = parts.apology(request.ask.locale, styleOf(request));
      return outbound({ spoken, end: true, linked: request.linked }, request);
    } catch {
      parts.log({ event: 'failed', channel: 'google', code: 'google.failed' });
      return { fulfillmentText: '', fulfillmentMessages: [] };
    }
  };
}

async function answerTo(request: Inbound, parts: GoogleParts, customerOf: ChatToken): Promise<Answer> {
  if (request.code !== null && request.code !== '') return linkingAnswer({ ...request, code: request.code }, parts);
  const caller = await callerOf(request, customerOf, parts.log);
  const ask: Ask = { ...request.ask, speaker: caller.tokenHash === null ? 'account' : 'person' };
  const told = await parts.turn(ask, caller, styleOf(request));
  return { spoken: told.spoken, end: told.end, linked: request.linked };
}

/**
 * A token of the bank's wins; one that proves nothing is not replaced by something weaker. A session counts as a
 * credential only where a code was given in it, so that all others hear how to link. A telephone number proves nothing.
 */
async function callerOf({ token, linked, sessionId, ask }: Inbound, customerOf: ChatToken, log: Log): Promise<Caller> {
  const known = { sessionId, sharedProperty: false };
  if (token === null) return { ...known, tokenHash: linked ? hashOf('session', sessionId) : null };
  const customer = await customerOf(token);
  if (customer !== null) return { ...known, tokenHash: hashOf('bank', customer) };
  log({ event: 'refused', channel: 'google', requestId: ask.requestId, code: 'google.token' });
  return { ...known, tokenHash: null };
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
  const reply: Reply = { say: [{ key, values: {} }], reprompt: null, end, link: outcome === 'wrong', suggestions: [] };
  const spoken = parts.speak(reply, { locale: ask.locale, style: styleOf({ ask, source }), today: null, homeCurrency: null });
  return { spoken, end, linked: linked || outcome === 'done' };
}
