import { generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Ask, CivilDate } from '#skill';
import { dialogflowRequest, type Utterance } from '../../../../lambda/channels/google/envelope.ts';
import { type GoogleParts, googleHandler } from '../../../../lambda/channels/google/handler.ts';
import type { LogLine } from '../../../../lambda/log.ts';
import { openMemory } from '../../../../lambda/store/memory-store.ts';
import type { Caller, Told, Turn } from '../../../../lambda/told.ts';
import { heardIn } from '../../../../locales/heard-in.ts';
import type { Part, Spoken, Style } from '../../../../locales/spoken.ts';

export const now = new Date('2026-11-23T12:00:00Z');
export const today = '2026-11-23' as CivilDate;

export const words = (text: string): readonly Part[] => [{ type: 'text', text }];
export const spoken = (text: string): Spoken => ({ speech: words(text), reprompt: null, suggestions: ["what's my balance"] });

/** A turn's outcome with the given words. */
export function told(text: string, more: Partial<Told> = {}): Told {
  return {
    spoken: spoken(text),
    end: false,
    link: false,
    verifyToken: null,
    reply: { say: [], reprompt: null, end: false, link: false, verify: false, suggestions: [] },
    disclosures: [],
    failure: null,
    ...more,
  };
}

/** A handler over a turn that always gives `answer`, with what it was asked and what was logged. */
export function door(answer: Told | Turn = told('You have 12 dollars.'), more: Partial<GoogleParts> = {}) {
  const asked: { readonly ask: Ask; readonly caller: Caller; readonly style: Style }[] = [];
  const logged: LogLine[] = [];
  const store = openMemory();
  const turn: Turn = async (ask, caller, style) => {
    asked.push({ ask, caller, style });
    return typeof answer === 'function' ? answer(ask, caller, style) : answer;
  };
  const handler = googleHandler({
    turn,
    store: async () => store,
    chatTokenKey: es256.publicJwk,
    speak: (reply, { locale }) => spoken(reply.say.map(({ key }) => `${key} in ${locale}.`).join(' ')),
    mayStand: heardIn('locales'),
    apology: (locale, style) => spoken(`${locale === 'fr-FR' ? 'Désolé' : 'Sorry'} (${style}).`),
    deadlineMs: 1_000,
    now: () => now,
    log: (line) => logged.push(line),
    ...more,
  });
  return { handler, asked, logged, store };
}

function keys(type: 'ec' | 'ed25519') {
  const pair = type === 'ec' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519');
  return { privateKey: pair.privateKey, publicKey: pair.publicKey, publicJwk: pair.publicKey.export({ format: 'jwk' }) };
}

export const es256 = keys('ec');
export const ed25519 = keys('ed25519');

const seconds = Math.floor(now.getTime() / 1_000);

/** A token as the bank signs it for customer-1, valid for five minutes; `claims` replace its own, undefined takes one away. */
export function bankToken(claims: Readonly<Record<string, unknown>> = {}, key = es256.privateKey, alg = 'ES256'): Promise<string> {
  const payload = { sub: 'customer-1', aud: 'tellback', iat: seconds, exp: seconds + 300, ...claims };
  return new SignJWT(JSON.parse(JSON.stringify(payload))).setProtectedHeader({ alg }).sign(key);
}

export const at = (secondsFromNow: number): number => seconds + secondsFromNow;

/** A question of a session, Balance on the bank's own chat unless told otherwise. */
export function said(more: Partial<Utterance> = {}): Utterance {
  return {
    intent: 'Balance',
    slots: {},
    locale: 'en-US',
    source: 'web-chat',
    token: null,
    sessionId: 'session-1',
    responseId: 'response-1',
    text: "what's my balance",
    contexts: [],
    today,
    ...more,
  };
}

export const request = (more: Partial<Utterance> = {}): object => dialogflowRequest(said(more));
