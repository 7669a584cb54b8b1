import type { Ask, Platform } from './ask.ts';
import { type DialogueState, freshState } from './dialogue/state.ts';
import { variant } from './dialogue/vary.ts';
import { Failure, type FailureCode } from './failure.ts';
import { intentFor } from './intents/index.ts';
import type { Outcome, Scene } from './intents/intent.ts';
import { line } from './intents/line.ts';
import { launch } from './intents/launch.ts';
import type { CivilDate } from './money/civil-date.ts';
import { calendarOf } from './money/calendar.ts';
import { currency } from './money/money.ts';
import { consentedBank } from './policy/consented-bank.ts';
import type { Consent, Disclosure } from './policy/consent.ts';
import { disclosuresOf } from './policy/disclosures.ts';
import { gateOf } from './policy/gate.ts';
import type { BankReader } from './ports.ts';
import type { Reply } from './reply.ts';

/** A linked customer as one turn sees them. */
export interface World {
  readonly customer: {
    readonly region: string;
    readonly homeCurrency: string;
    readonly monthStartsOn: number;
    /** 0 = Sunday; null: as in the region */
    readonly weekStartsOn: number | null;
    /** For facts told only above or below it, in whole units of the home currency */
    readonly thresholdMinor: bigint;
    readonly today: CivilDate;
    /** Whole days since the customer last signed in at the bank; null: never, as far as we know */
    readonly loginAgeDays: number | null;
    /** That login was only minutes ago: older payments are open. */
    readonly loginFresh: boolean;
  };
  readonly link: {
    readonly household: Household;
    readonly privateMode: boolean;
    /** False on the very first turn: the first welcome differs from the later ones. */
    readonly returning: boolean;
  };
  readonly proof: {
    readonly chosen: Proof;
    /** Three wrong PINs in a row: until it is reset in the app no PIN is taken. */
    readonly locked: boolean;
    /** Proven in this session by this speaker, also by the PIN of this very turn */
    readonly proven: boolean;
    /** What became of the PIN said in this turn; null if none was said */
    readonly said: 'right' | 'wrong' | 'locked' | null;
  };
  readonly ceiling: Ceiling;
  readonly consents: readonly Consent[];
  readonly state: DialogueState | null;
  readonly bank: BankReader;
  /** The kinds of fact told on this platform in a period, the ones told most first. */
  readonly told: (range: DateRange) => Promise<readonly FactKind[]>;
}

export interface Answer {
  readonly reply: Reply;
  readonly state: DialogueState;
  /** One per Sayable and account, in the order of the telling */
  readonly disclosures: readonly Disclosure[];
  /** What was answered, for the ledger; null if the turn asked nothing of the bank's data */
  readonly question: Question | null;
  readonly acts: readonly Act[];
  readonly failure: FailureCode | null;
}

/** One question of a linked customer, answered. Failures are answers too; only what is not ours (a broken port) throws. */
export async function answer(ask: Ask, world: World): Promise<Answer> {
  const state = world.state ?? freshState;
  const { region, monthStartsOn, today, homeCurrency } = world.customer;
  const scene: Scene = {
    ask,
    bank: consentedBank(world.bank, gateOf(world.consents, ask.platform)),
    calendar: calendarOf({ region, today, monthStartsOn }),
    homeCurrency: currency(homeCurrency),
    state,
  };
  try {
    if (asksForFacts(ask)) {
      if (ask.speaker === 'account' && !world.anyoneMayAsk) throw new Failure('speaker.unrecognised');
      if (ask.unreadable.length > 0 || ask.slots.category?.id === null) throw new Failure('slot.unreadable');
    }
    return settle(await outcomeOf(ask, scene, world.returning), state, null);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const then = error.code === 'speaker.unrecognised' ? 'close' : 'ask';
    return settle({ say: [line(`failure.${error.code}`)], then }, state, error.code);
  }
}

const howToLink: Readonly<Record<Platform, string>> = {
  alexa: 'failure.link.missing.alexa',
  'web-chat': 'failure.link.missing.web-chat',
  phone: 'failure.link.missing.phone',
  slack: 'failure.link.missing.slack',
  'other-chat': 'failure.link.missing.other-chat',
};

/** What is said where no customer is known, or nothing about them can be said: help, the emergency number, and how to link. Holds nothing personal. */
export function answerWithoutCustomer(ask: Ask, failure: FailureCode): Reply {
  const open = (key: string): Reply => ({ say: [line(key)], reprompt: null, end: true, link: false, suggestions: [] });
  switch (ask.intent) {
    case 'LostCard':
      return open('lost-card');
    case 'FreezeCard':
      return open('later.freeze');
    case 'Stop':
    case 'Cancel':
    case 'NavigateHome':
    case 'SessionEnd':
      return open('goodbye');
    default:
      return {
        ...open(failure === 'link.missing' ? howToLink[ask.platform] : `failure.${failure}`),
        link: failure.startsWith('link.'),
      };
  }
}

/** What anybody in the room may say: no answer to it holds a fact, and none waits for a slot. */
const forEverybody: readonly Ask['intent'][] = [
  'Launch',
  'Silence',
  'SessionEnd',
  'LostCard',
  'FreezeCard',
  'Human',
  'Help',
  'Greet',
  'Thanks',
  'Stop',
  'Cancel',
  'NavigateHome',
  'Unsupported',
  'Fallback',
];

const asksForFacts = ({ intent }: Ask): boolean => !forEverybody.includes(intent);

function outcomeOf(ask: Ask, scene: Scene, returning: boolean): Promise<Outcome> | Outcome {
  switch (ask.intent) {
    case 'Launch':
      return launch(scene, returning);
    case 'Silence':
      return { say: [line('reprompt')], then: 'asked' };
    case 'SessionEnd':
      return { say: [], then: 'close' };
    default:
      return intentFor(ask.intent)(scene);
  }
}

/** Adds the closing question, collects what is disclosed, and remembers what the next turn needs. */
function settle(outcome: Outcome, before: DialogueState, failure: FailureCode | null): Answer {
  const tail = outcome.then === 'ask' ? variant('tail', 3, before.lastTail) : null;
  const say = tail === null ? outcome.say : [...outcome.say, line(tail)];
  const end = outcome.then === 'close';
  return {
    reply: { say, reprompt: end ? null : line('reprompt'), end, link: false, suggestions: outcome.suggestions ?? [] },
    state: {
      last: outcome.question ?? before.last,
      offset: outcome.offset ?? (outcome.question === undefined ? before.offset : 0),
      shown: outcome.shown ?? (outcome.question === undefined ? before.shown : 0),
      selected: outcome.selected ?? null,
      expecting: outcome.expecting ?? null,
      missed: outcome.missed ? before.missed + 1 : 0,
      lastKey: outcome.say[0]?.key ?? before.lastKey,
      lastTail: tail ?? before.lastTail,
    },
    disclosures: disclosuresOf(say),
    failure,
  };
}
