import {
  type Ask,
  type BankReader,
  type CivilDate,
  type Currency,
  Failure,
  type FailureCode,
  type Reply,
  answer,
  answerWithoutCustomer,
} from '#skill';
import type { Speak } from '../locales/speak.ts';
import type { Style } from '../locales/spoken.ts';
import { sessionKeyOf } from './hash.ts';
import type { Loaded, Store } from './store/store.ts';
import type { Caller, Told, Turn } from './told.ts';

export interface TurnParts {
  /** Opened by the first turn that needs it, so that an answer without a link costs no connection. */
  readonly store: () => Promise<Store>;
  readonly speak: Speak;
  /** Key of the HMAC under which session ids are stored */
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

/** The one road of a request: load, answer, commit, speak. If the commit fails, nothing of the answer is said. */
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

async function road(parts: TurnParts, ask: Ask, caller: Caller, style: Style, late: AbortSignal): Promise<Told> {
  if (caller.sharedProperty) throw new Failure('device.shared');
  if (caller.tokenHash === null) throw new Failure('link.missing');
  const now = parts.now().toISOString();
  const store = await fromStore(parts.store());
  const sessionKey = sessionKeyOf(caller.sessionId, await parts.sessionSecret());
  const { requestId, platform, intent } = ask;
  const loaded = await fromStore(store.load({ tokenHash: caller.tokenHash, platform, sessionKey, requestId, now }));
  if (loaded === null) throw new Failure('link.expired');
  if (loaded.closed) throw new Failure('channel.closed');
  const { customer, link, consents, state } = loaded;
  const bank = guarded(store.bank(customer.id, now));
  const { reply, disclosures, state: next, failure } = await answer(ask, { customer, ...link, consents, state, bank });
  // A failure tells nothing and leaves the talk where it was; were it kept as this request's turn, a retry could not be.
  if (failure !== null) return tell(parts, ask, style, { reply, failure, customer });
  if (late.aborted) throw new Failure('turn.late');
  await fromStore(
    store.commit({ customerId: customer.id, linkId: link.id, platform, sessionKey, requestId, now, intent, disclosures, state: next }),
  );
  return tell(parts, ask, style, { reply, failure, disclosures, customer });
}

interface Answered {
  readonly reply: Reply;
  readonly failure: FailureCode | null;
  readonly disclosures?: Told['disclosures'];
  readonly customer?: Loaded['customer'];
}

function tell({ speak }: TurnParts, ask: Ask, style: Style, { reply, failure, disclosures = [], customer }: Answered): Told {
  const today: CivilDate | null = customer?.today ?? null;
  const homeCurrency = (customer?.homeCurrency ?? null) as Currency | null;
  const spoken = speak(reply, { locale: ask.locale, style, today, homeCurrency });
  return { spoken, end: reply.end, link: reply.link, reply, disclosures, failure };
}

/** Whatever the store throws, the customer hears that the bank's figures cannot be reached. */
async function fromStore<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch {
    throw new Failure('bank.unavailable');
  }
}

const guarded = (bank: BankReader): BankReader => ({
  accounts: () => fromStore(bank.accounts()),
  merchants: (accounts) => fromStore(bank.merchants(accounts)),
  transactions: (filter, page) => fromStore(bank.transactions(filter, page)),
  totals: (filter) => fromStore(bank.totals(filter)),
});
