import { randomUUID } from 'node:crypto';
import type { Ask } from '#skill';
import { type Fields, fields, list, text, words } from '../../json.ts';
import { accountIdOf } from './account-id.ts';
import { intentOf, linkCodeIntent, linkedContext, localeOf, platformOf, voicePinIntent } from './names.ts';
import { type Parameters, parametersOf } from './parameters.ts';
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
  /** Who wrote, as the integration names them, or null; no proof of anything */
  readonly accountId: string | null;
  /** A one-time code, if one was given: it never reaches the core. */
  readonly code: string | null;
  /** What was said or typed; only to check an answer by, it goes nowhere else. */
  readonly words: string;
  /** The digits of an Ask 'VoicePin', or null if they cannot be read */
  readonly pin: string | null;
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
  const digits = digitsFor(displayName, said);
  return {
    ask: {
      requestId,
      platform: platformOf(source, payload, token),
      locale: localeOf(query.languageCode),
      ...(digits.intent === null
        ? { intent: intentOf(displayName, text(query.queryText) ?? ''), ...readSlots(said) }
        : { intent: digits.intent, slots: {}, unreadable: [] }),
      speaker: 'account',
    },
    sessionId: sessionIdOf(request) ?? requestId,
    source: source?.toLowerCase() ?? '',
    token,
    linked: contexts.some(({ name }) => text(name)?.endsWith(`/contexts/${linkedContext}`) ?? false),
    accountId: accountIdOf(payload),
    code: digits.code,
    words: text(query.queryText) ?? '',
    pin: digits.pin,
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

interface Digits {
  /** Null if the words were not for one of the door's own intents */
  readonly intent: 'VoicePin' | 'Fallback' | null;
  readonly code: string | null;
  readonly pin: string | null;
}

/**
 * Digits alone sound like a code and like a PIN, so their number decides and not which of the two Dialogflow took them for:
 * eight are a code, four to six a PIN. They stay text: neither is a number.
 */
function digitsFor(displayName: string, said: Parameters): Digits {
  if (displayName !== linkCodeIntent && displayName !== voicePinIntent) return { intent: null, code: null, pin: null };
  const value = (said('code') ?? said('pin'))?.value;
  const digits = typeof value === 'string' ? value.replaceAll(/[\s.-]/g, '') : '';
  if (/^\d{4,6}$/.test(digits)) return { intent: 'VoicePin', code: null, pin: digits };
  return { intent: displayName === voicePinIntent ? 'VoicePin' : 'Fallback', code: /^\d{8}$/.test(digits) ? digits : null, pin: null };
}
