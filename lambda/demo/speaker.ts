import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose/jwt/sign';
import type { CustomerId, DialogueState } from '#skill';
import { type Engine, type Understood, understand } from '#skill/build';
import { sampleToken } from '../banks/sandbox/provision.ts';
import { alexaEnvelope } from '../channels/alexa/envelope.ts';
import { dialogflowRequest } from '../channels/google/envelope.ts';
import { hashOf, sessionKeyOf } from '../hash.ts';
import type { Loaded, Store } from '../store/store.ts';
import { type Doors, demoSkillId } from './doors.ts';
import { heardFromAlexa, heardFromDialogflow } from './heard.ts';
import type { Heard, Said, Speaker } from './said.ts';

export interface SpeakerParts {
  readonly doors: Doors;
  readonly store: Store;
  readonly engine: Engine;
  readonly now: () => Date;
}

/**
 * Stands in for Amazon and Google: understands the words, sends the door the request the platform would have sent, and
 * shows what came back. The doors do not know the difference.
 */
export function makeSpeaker(parts: SpeakerParts): Speaker {
  return async (said) => {
    const loaded = said.customer === null ? null : await customerOf(said, parts);
    const understood = said.text.trim() === '' ? null : await understandAs(said, loaded, parts);
    const requestId = randomUUID();
    const started = performance.now();
    const heard = isAlexa(said)
      ? await askAlexa(said, understood, requestId, parts)
      : await askDialogflow(said, understood, requestId, loaded, parts);
    const durationMs = performance.now() - started;
    const rows = loaded === null ? [] : await parts.store.ledger(loaded.customer.id, requestId);
    const disclosures = rows.map(({ account, kind, precision, consentId }) => ({ account, kind, precision, consentId }));
    const { intent = 'Launch', confidence = 1, slots = {} } = understood ?? {};
    return { intent, confidence, slots, ...heard, disclosures, durationMs: Math.round(durationMs * 10) / 10 };
  };
}

type Answer = Omit<Heard, 'intent' | 'confidence' | 'slots' | 'disclosures' | 'durationMs'>;

const isAlexa = ({ door }: Said) => door === 'echo' || door === 'echo-show';

/** The customer's side of the conversation, as a platform's own model would know it: their names, and what was just asked. */
async function customerOf(said: Said, { store, now }: SpeakerParts): Promise<Loaded | null> {
  const { customer, door, sessionId } = said;
  const credential = isAlexa(said) ? hashOf('token', sampleToken(customer ?? '')) : hashOf('bank', customer ?? '');
  const platform = isAlexa(said) ? 'alexa' : door === 'phone' ? 'phone' : 'web-chat';
  return store.load({ tokenHash: credential, platform, sessionKey: sessionKeyOf(sessionId, ''), requestId: '', now: now().toISOString() });
}

async function understandAs(said: Said, loaded: Loaded | null, { store, engine, now }: SpeakerParts): Promise<Understood> {
  const known = loaded === null ? null : store.bank(loaded.customer.id as CustomerId, now().toISOString());
  const accounts = (await known?.accounts()) ?? [];
  const merchants = (await known?.merchants(accounts.map(({ id }) => id))) ?? [];
  const { today, region } = loaded?.customer ?? { today: now().toISOString().slice(0, 10), region: 'US' };
  return understand(
    said.text,
    {
      locale: said.locale,
      today: today as Loaded['customer']['today'],
      region,
      merchants,
      accounts,
      expecting: expectingOf(loaded?.state ?? null),
    },
    engine,
  );
}

function expectingOf(state: DialogueState | null): 'yes-no' | 'merchant' | null {
  if (state?.expecting?.kind !== 'choice') return state?.expecting?.kind ?? null;
  return state.expecting.options[0].slots.merchant === undefined ? null : 'merchant';
}

async function askAlexa(said: Said, understood: Understood | null, requestId: string, { doors, now }: SpeakerParts): Promise<Answer> {
  const request = alexaEnvelope({
    intent: understood?.intent ?? 'Launch',
    slots: understood?.slots ?? {},
    locale: said.locale,
    token: said.customer === null ? null : sampleToken(said.customer),
    personRecognised: said.recognised,
    sessionId: said.sessionId,
    requestId,
    timestamp: now().toISOString(),
    newSession: said.newSession,
    skillId: demoSkillId,
    screen: said.door === 'echo-show',
  });
  return heardFromAlexa(request, await doors.alexa(request));
}

async function askDialogflow(
  said: Said,
  understood: Understood | null,
  responseId: string,
  loaded: Loaded | null,
  { doors, now }: SpeakerParts,
): Promise<Answer> {
  const request = dialogflowRequest({
    intent: understood?.intent ?? 'Launch',
    slots: understood?.slots ?? {},
    today: (loaded?.customer.today ?? now().toISOString().slice(0, 10)) as Loaded['customer']['today'],
    ...(loaded === null ? {} : { region: loaded.customer.region }),
    locale: said.locale,
    source: said.door === 'phone' ? 'phone' : 'web-chat',
    token: said.customer === null ? null : await chatToken(said.customer, doors, now()),
    sessionId: said.sessionId,
    responseId,
    text: said.text,
    contexts: [],
  });
  return heardFromDialogflow(request, await doors.google(request));
}

/** What the bank's own chat or phone line sends along for its signed-in customer: good for five minutes. */
function chatToken(customer: string, { chatKey }: Doors, now: Date): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1_000);
  return new SignJWT({ sub: customer })
    .setProtectedHeader({ alg: 'ES256' })
    .setAudience('tellback')
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 300)
    .sign(chatKey);
}
