import { randomUUID } from 'node:crypto';
import type { Ask } from '#skill';
import { type Fields, fields, list, text, words } from '../../json.ts';
import { intentOf, linkCodeIntent, linkedContext, localeOf, platformOf } from './names.ts';
import { parametersOf } from './parameters.ts';
import { readSlots } from './slots.ts';

/** What a Dialogflow request is for us. Who is asking is only claimed here; caller.ts proves it. */
export interface Inbound {
  /** `speaker` is 'account' until the caller is proven. */
  readonly ask: Ask;
  /** Dialogflow's session path */
  readonly sessionId: string;
  /** The integration's name, in lower case; '' if none is given */
  readonly source: string;
  /** The bank's signed token, unchecked */
  readonly token: string | null;
  /** The session says that a one-time code was given in it. */
  readonly linked: boolean;
  /** The digits given to the door's own intent, '' if none; null for any other intent */
  readonly code: string | null;
}

/** Reads a parsed WebhookRequest of any shape; never throws. What is missing or null reads as empty. */
export function inbound(body: unknown): Inbound {
  const request = fields(body);
  const query = fields(request.queryResult);
  const original = fields(request.originalDetectIntentRequest);
  const payload = fields(original.payload);
  const source = text(original.source);
  const contexts = list(query.outputContexts).map(fields);
  const token = tokenIn(payload, contexts);
  const displayName = text(fields(query.intent).displayName) ?? '';
  const said = parametersOf(query);
  const requestId = requestIdOf(request);
  return {
    ask: {
      requestId,
      platform: platformOf(source, payload, token),
      locale: localeOf(query.languageCode),
      intent: intentOf(displayName, text(query.queryText) ?? ''),
      ...readSlots(said),
      speaker: 'account',
    },
    sessionId: sessionIdOf(request) ?? requestId,
    source: source?.toLowerCase() ?? '',
    token,
    linked: contexts.some(({ name }) => text(name)?.endsWith(`/contexts/${linkedContext}`) ?? false),
    code: displayName === linkCodeIntent ? digitsOf(said('code')?.value) : null,
  };
}

/** A request without a usable id is a new one each time: the same question a day later is told again and written down again. */
function requestIdOf(request: Fields): string {
  const id = text(request.responseId);
  if (id !== null && /^[A-Za-z0-9][\w.:-]{0,127}$/.test(id)) return id;
  return randomUUID();
}

/** Its name goes back with the answer: one that could not be sent is none. */
function sessionIdOf({ session }: Fields): string | null {
  const id = text(session);
  return id === words(id) ? id : null;
}

/** From the payload of the bank's own chat (queryParams.payload of its call), or a parameter of the session. */
function tokenIn(payload: Fields, contexts: readonly Fields[]): string | null {
  const inSession = contexts.map(({ parameters }) => text(fields(parameters).token)).find((token) => token !== null);
  return text(payload.token) ?? text(payload.userToken) ?? inSession ?? null;
}

/** "1234 5678" and "1234-5678" as digits; anything but eight of them gives ''. */
function digitsOf(code: unknown): string {
  const digits = typeof code === 'string' ? code.replaceAll(/[\s.-]/g, '') : '';
  return /^\d{8}$/.test(digits) ? digits : '';
}
