import { SignJWT } from 'jose/jwt/sign';
import type { IntentName, Locale, Slots } from '#skill';
import { alexaEnvelope } from '../../../lambda/channels/alexa/envelope.ts';
import { type DialogflowSource, dialogflowRequest, sessionPath } from '../../../lambda/channels/google/envelope.ts';
import type { WebhookResponse } from '../../../lambda/channels/google/response.ts';
import { demoSkillId, openDoors } from '../../../lambda/demo/doors.ts';
import { hashOf } from '../../../lambda/hash.ts';
import type { Store, Writer } from '../../../lambda/store/store.ts';
import { everythingExact } from '../../builders/customer.ts';
import { testKeyring } from '../../support/keyring.ts';
import type { CivilDate } from '#skill';

export const today = '2026-11-23' as CivilDate;
export const now = new Date('2026-11-23T17:00:00Z');

export interface Said {
  readonly intent: IntentName | 'Launch';
  readonly slots?: Slots;
  readonly locale?: Locale;
  readonly session?: string;
  /** Who says it, by token; null: nobody is linked */
  readonly token?: string | null;
  /** The session says that a one-time code was given in it (Dialogflow). */
  readonly byCode?: boolean;
}

/** The same customer "ana" behind the doors of Alexa and Dialogflow, with requests as the platforms send them. */
export async function twoDoors(store: Store & Writer) {
  for (const platform of ['web-chat', 'phone', 'other-chat', 'slack'] as const) {
    await store.saveLink({
      tokenHash: hashOf('bank', 'ana'),
      customerId: 'ana',
      platform,
      household: 'nothing',
      expiresAt: null,
      now: now.toISOString(),
    });
  }
  await store.saveConsents(
    'ana',
    (['alexa', 'web-chat', 'phone', 'other-chat', 'slack'] as const).flatMap((platform) =>
      everythingExact.map((cell) => ({ ...cell, platform, id: `${platform}-${cell.kind}` })),
    ),
  );
  const doors = openDoors({ store, keyring: testKeyring(), locales: 'locales', setCards: async () => {}, now: () => now, log: () => {} });
  const seconds = Math.floor(now.getTime() / 1_000);
  const chatToken = await new SignJWT({ sub: 'ana' })
    .setProtectedHeader({ alg: 'ES256' })
    .setAudience('tellback')
    .setExpirationTime(seconds + 300)
    .sign(doors.chatKey);
  let requests = 0;

  const alexaRequest = ({ intent, slots = {}, locale = 'en-US', session = 's1', token = 'ana-token' }: Said): object => {
    requests += 1;
    const envelope = alexaEnvelope({
      ...{
        intent,
        slots,
        locale,
        token,
        account: 'ana',
        voice: token === null ? 'account' : 'person',
        sessionId: session,
        requestId: `amzn1.r.${requests}`,
      },
      ...{ timestamp: now.toISOString(), newSession: false, skillId: demoSkillId, screen: true },
    });
    return JSON.parse(JSON.stringify(envelope));
  };
  const googleRequest = (said: Said, source: DialogflowSource = 'phone'): object => {
    requests += 1;
    const { intent, slots = {}, locale = 'en-US', session = 's1', token = 'ana-token', byCode = false } = said;
    const contexts = byCode ? [{ name: `${sessionPath(session)}/contexts/linked`, lifespanCount: 99 }] : [];
    const request = dialogflowRequest({
      ...{ intent, slots, locale, source, today, sessionId: session, responseId: `g.${requests}`, text: 'x', contexts },
      token: token === null ? null : chatToken,
    });
    return JSON.parse(JSON.stringify(request));
  };
  return {
    doors,
    alexaRequest,
    googleRequest,
    onAlexa: (said: Said) => doors.alexa(alexaRequest(said)),
    onGoogle: (said: Said, source?: DialogflowSource): Promise<WebhookResponse> => doors.google(googleRequest(said, source)),
  };
}

export type TwoDoors = Awaited<ReturnType<typeof twoDoors>>;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

/** The words of SSML. Throws at anything that is not the little XML we write: a speak element, breaks, digits, three entities. */
export function wordsOf(ssml: string): string {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(ssml)) throw new Error('a character XML does not allow');
  const inner = /^<speak>([\s\S]+)<\/speak>$/.exec(ssml)?.[1];
  if (inner === undefined) throw new Error('no speak element');
  const text = inner.replaceAll(/<break time="\d+ms"\/>/g, ' ').replaceAll(/<say-as interpret-as="digits">(\d+)<\/say-as>/g, '$1');
  if (text.includes('<') || text.includes('>')) throw new Error(`a tag that is not ours: ${text}`);
  if (/&(?!amp;|lt;|gt;)/.test(text)) throw new Error(`a bare ampersand: ${text}`);
  return text.replaceAll(/&(amp|lt|gt);/g, (_, name: string) => entities[name] ?? '');
}
