import { randomUUID } from 'node:crypto';
import type { CivilDate, DialogueState } from '#skill';
import { type Engine, pinIn, type Understood, understand } from '#skill/build';
import { sampleToken } from '../banks/sandbox/provision.ts';
import { sessionPath } from '../channels/google/envelope.ts';
import type { OutputContext, WebhookResponse } from '../channels/google/response.ts';
import { hashOf, sessionKeyOf } from '../hash.ts';
import type { Loaded, Store } from '../store/store.ts';
import type { Doors } from './doors.ts';
import type { Meant } from './meant.ts';
import { shownText } from './meant.ts';
import { askAlexa, askDialogflow } from './platforms.ts';
import type { Heard, Said, Speaker } from './said.ts';

export interface SpeakerParts {
  readonly doors: Doors;
  readonly store: Store;
  readonly engine: Engine;
  readonly now: () => Date;
  /** The access token of a customer who linked Alexa for real, or null: then the sample's own is used. */
  readonly tokenFor?: (customerId: string) => Promise<string | null>;
}

/**
 * Stands in for Amazon and Google: understands the words, sends the door the request the platform would have sent, and
 * shows what came back. The doors do not know the difference.
 */
export function makeSpeaker(parts: SpeakerParts): Speaker {
  const contexts = new Map<string, readonly OutputContext[]>();
  return async (said) => {
    const now = parts.now();
    const token = said.customer === null || !isAlexa(said) ? null : await tokenOf(said.customer, parts);
    const loaded = said.customer === null ? null : await customerOf(said, token, parts, now);
    const meant = await meantBy(said, loaded, parts, now);
    const requestId = randomUUID();
    const moment = { requestId, now, today: todayOf(loaded, now), region: loaded?.customer.region ?? null };
    const started = performance.now();
    const heard = isAlexa(said)
      ? await askAlexa(said, meant, token, moment, parts.doors)
      : await askDialogflow(said, meant, { ...moment, contexts: contexts.get(said.sessionId) ?? [] }, parts.doors);
    if (!isAlexa(said)) contexts.set(said.sessionId, contextsOf(heard.response));
    const durationMs = Math.round((performance.now() - started) * 10) / 10;
    const rows = loaded === null ? [] : await parts.store.ledger(loaded.customer.id, requestId);
    const disclosures = rows.map(({ account, kind, precision, consentId }) => ({ account, kind, precision, consentId }));
    return { said: shownText(said, meant), ...understoodAs(meant), ...heard, disclosures, durationMs };
  };
}

const isAlexa = ({ door }: Said) => door === 'echo' || door === 'echo-show';

const todayOf = (loaded: Loaded | null, now: Date): CivilDate => loaded?.customer.today ?? (now.toISOString().slice(0, 10) as CivilDate);

/** The conversation's contexts live as long as the demo: there is one visitor. */
const contextsOf = (response: object): readonly OutputContext[] => (response as WebhookResponse).outputContexts ?? [];

async function tokenOf(customer: string, { tokenFor }: SpeakerParts): Promise<string> {
  return (await tokenFor?.(customer)) ?? sampleToken(customer);
}

/** The customer's side of the conversation, as a platform's own model would know it: their names, and what was just asked. */
async function customerOf(said: Said, token: string | null, { store, doors }: SpeakerParts, now: Date): Promise<Loaded | null> {
  const { customer, door, sessionId } = said;
  return store.load({
    tokenHash: token === null ? hashOf('bank', customer ?? '') : hashOf('token', token),
    platform: isAlexa(said) ? 'alexa' : door === 'phone' ? 'phone' : 'web-chat',
    sessionKey: sessionKeyOf(isAlexa(said) ? sessionId : sessionPath(sessionId), doors.sessionSecret),
    speakerHash: '',
    requestId: '',
    now: now.toISOString(),
  });
}

/** Digits are a PIN where one was just asked for, and four to six of them alone are one anywhere, as in both platforms' models. */
async function meantBy(said: Said, loaded: Loaded | null, parts: SpeakerParts, now: Date): Promise<Meant> {
  if (said.alexaPin !== undefined) return { kind: 'alexa-pin', ...said.alexaPin };
  const asked = loaded?.state?.expecting?.kind === 'proof' || /^\s*\d{4,6}\s*$/.test(said.text);
  const digits = asked ? pinIn(said.text) : null;
  if (digits !== null) return { kind: 'pin', digits };
  const code = isAlexa(said) ? null : /^\D*((?:\d[\s.-]*){8})\D*$/.exec(said.text)?.[1]?.replaceAll(/\D/g, '');
  if (code) return { kind: 'code', digits: code };
  return { kind: 'question', understood: said.text.trim() === '' ? null : await understandAs(said, loaded, parts, now) };
}

async function understandAs(
  { text, locale }: Said,
  loaded: Loaded | null,
  { store, engine }: SpeakerParts,
  now: Date,
): Promise<Understood> {
  const known = loaded === null ? null : store.bank(loaded.customer.id, now.toISOString());
  const accounts = (await known?.accounts()) ?? [];
  const merchants = (await known?.merchants(accounts.map(({ id }) => id))) ?? [];
  const region = loaded?.customer.region ?? 'US';
  const expecting = expectingOf(loaded?.state ?? null);
  return understand(text, { locale, today: todayOf(loaded, now), region, merchants, accounts, expecting }, engine);
}

function expectingOf(state: DialogueState | null): 'yes-no' | 'merchant' | null {
  if (state === null || state.expecting === null) return null;
  if (state.expecting.kind !== 'choice') return 'yes-no';
  return state.expecting.options[0].slots.merchant === undefined ? null : 'merchant';
}

function understoodAs(meant: Meant): Pick<Heard, 'intent' | 'confidence' | 'slots'> {
  const sure = (intent: string) => ({ intent, confidence: 1, slots: {} });
  switch (meant.kind) {
    case 'pin':
      return sure('VoicePin');
    case 'code':
      return sure('LinkCode');
    case 'alexa-pin':
      return sure('Verified');
    case 'question':
      return meant.understood ?? sure('Launch');
  }
}
