import {
  type Ask,
  type CivilDate,
  type Currency,
  Failure,
  type FailureCode,
  type Question,
  type Reply,
  type World,
  answer,
  answerWithoutCustomer,
} from '#skill';
import type { Speak } from '../locales/speak.ts';
import type { Style } from '../locales/spoken.ts';
import { keysOf } from './caller-keys.ts';
import { within } from './deadline.ts';
import { referenceOf } from './hash.ts';
import type { Keyring } from './keys/keys.ts';
import { withMisheardPin } from './pin/misheard.ts';
import { proofOf } from './pin/proof-of.ts';
import type { Loaded, Store } from './store/store.ts';
import type { Caller, Told, Turn } from './told.ts';
import { verifyTokenFor } from './verify-token.ts';
import { fromStore, type OperatorRules, worldOf } from './world-of.ts';

export interface TurnParts extends OperatorRules {
  /** Opened by the first turn that needs it, so that an answer without a link costs no connection. */
  readonly store: () => Promise<Store>;
  /** Opened by the first PIN */
  readonly keyring: () => Promise<Keyring>;
  readonly speak: Speak;
  /** Asks the bank to freeze the cards of these accounts of a customer. Rejects if it did not, or nobody knows. */
  readonly freeze: (customerId: string, accounts: readonly string[]) => Promise<void>;
  /** Key of the HMACs under which the platforms' ids are stored */
  readonly sessionSecret: () => Promise<string>;
  /** Alexa waits 8 s, Dialogflow 5 s: below that a truthful apology beats a silent time-out. */
  readonly deadlineMs: number;
  readonly now: () => Date;
  readonly log: (entry: {
    readonly requestId: string;
    readonly intent: string;
    readonly failure: FailureCode | null;
    readonly durationMs: number;
  }) => void;
}

/** A commit gets this long: begun later, it could land after the apology and the talk would go on without the customer. */
const commitMs = 500;

/** The one road of a request: load, prove, answer, commit, speak. If the commit fails, nothing of the answer is said. */
export function makeTurn(parts: TurnParts): Turn {
  return async (ask, caller, style) => {
    const started = parts.now().getTime();
    const late = new AbortController();
    const lastCommit = setTimeout(() => late.abort(), parts.deadlineMs - commitMs);
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<Told>((resolve) => {
      const apology = { reply: answerWithoutCustomer(ask, 'turn.late'), failure: 'turn.late' as const };
      timer = setTimeout(() => resolve(tell(parts, ask, style, apology)), parts.deadlineMs);
    });
    const told = await Promise.race([deadline, answered(parts, ask, caller, style, late.signal)]);
    clearTimeout(lastCommit);
    clearTimeout(timer);
    parts.log({ requestId: ask.requestId, intent: ask.intent, failure: told.failure, durationMs: parts.now().getTime() - started });
    return told;
  };
}

async function answered(parts: TurnParts, ask: Ask, caller: Caller, style: Style, late: AbortSignal): Promise<Told> {
  try {
    return await road(parts, ask, caller, style, late);
  } catch (error) {
    const failure = error instanceof Failure ? error.code : 'turn.failed';
    return tell(parts, ask, style, { reply: answerWithoutCustomer(ask, failure), failure });
  }
}

async function road(parts: TurnParts, given: Ask, by: Caller, style: Style, late: AbortSignal): Promise<Told> {
  if (by.sharedProperty) throw new Failure('device.shared');
  if (by.tokenHash === null) throw new Failure('link.missing');
  const now = parts.now();
  const secret = await parts.sessionSecret();
  const store = await fromStore(parts.store());
  const { requestId, platform } = given;
  const keys = keysOf(by, secret);
  const at = { requestId, platform, sessionKey: keys.sessionKey, speakerHash: keys.speakerHash, now: now.toISOString() };
  const loaded = await fromStore(store.load({ ...at, tokenHash: by.tokenHash }));
  if (loaded === null) throw new Failure('link.expired');
  if (loaded.closed) throw new Failure('channel.closed');
  const { customer, link } = loaded;
  const { ask, caller } = withMisheardPin(given, by, loaded.state);
  const asked = { ask, caller, keys, loaded, now: at.now };
  const proof = await fromStore(proofOf({ ...parts, store }, asked));
  const acting = { freeze: freezeFor(customer.id, parts), reference: referenceOf(customer.id, requestId, secret) };
  const { state, question, failure, ...told } = await answer(ask, worldOf(loaded, proof, ask, store, parts, now, acting));
  // The bank could not be read: were it kept as this request's turn, the retry that succeeds could not be.
  if (failure === 'bank.unavailable') return tell(parts, ask, style, { reply: told.reply, failure, customer });
  if (late.aborted) throw new Failure('turn.late');
  const turn = { ...at, subjectHash: keys.subjectHash, customerId: customer.id, linkId: link.id, ledgerHead: loaded.ledgerHead };
  const { disclosures, acts, reply } = told;
  const written = await fromStore(store.commit({ ...turn, question: question ?? nothingAsked, disclosures, state, acts, failure }));
  if (!written) throw new Failure('turn.failed');
  const verifyToken = reply.verify ? verifyTokenFor(requestId, caller, now, secret) : null;
  return tell(parts, ask, style, { reply, failure, disclosures, customer, verifyToken });
}

/** The bank has this long: the turn must still be able to say that it failed. */
const freezeMs = 2_500;

/** A card is said to be frozen only if the bank said so in time. */
const freezeFor =
  (customerId: string, { freeze }: TurnParts): World['freeze'] =>
  async (accounts) => {
    const result = await within(freezeMs, () => freeze(customerId, accounts));
    return result === undefined ? 'frozen' : 'failed';
  };

/** A turn that asked nothing of the bank's data has no ledger rows to name its question. */
const nothingAsked: Question = { intent: 'Fallback', slots: {} };

interface Answered {
  readonly reply: Reply;
  readonly failure: FailureCode | null;
  readonly disclosures?: Told['disclosures'];
  readonly customer?: Loaded['customer'];
  readonly verifyToken?: string | null;
}

function tell(
  { speak }: TurnParts,
  ask: Ask,
  style: Style,
  { reply, failure, disclosures = [], customer, verifyToken = null }: Answered,
): Told {
  const today: CivilDate | null = customer?.today ?? null;
  const homeCurrency = (customer?.homeCurrency ?? null) as Currency | null;
  const spoken = speak(reply, { locale: ask.locale, style, today, homeCurrency });
  return { spoken, end: reply.end, link: reply.link, verifyToken, reply, disclosures, failure };
}
