import type { Offered } from './act.ts';
import type { Ask, Platform } from './ask.ts';
import { resolve } from './dialogue/resolve.ts';
import { type DialogueState, freshState, type Question } from './dialogue/state.ts';
import { type Settled, settle } from './dialogue/settle.ts';
import { Failure, type FailureCode, type Withheld } from './failure.ts';
import { announced, hinted } from './intents/announce.ts';
import { intentFor } from './intents/index.ts';
import type { Outcome, Scene } from './intents/intent.ts';
import { launch } from './intents/launch.ts';
import { line } from './intents/line.ts';
import { askForProof, notVerified, pinSaid } from './intents/proof.ts';
import { stillWaiting } from './intents/waiting.ts';
import { calendarOf } from './money/calendar.ts';
import type { CivilDate, DateRange } from './money/civil-date.ts';
import { currency } from './money/money.ts';
import type { Ceiling } from './policy/ceiling.ts';
import type { Consent, FactKind } from './policy/consent.ts';
import { consentedBank } from './policy/consented-bank.ts';
import { consentedWarnings } from './policy/consented-warnings.ts';
import { gateOf } from './policy/gate.ts';
import type { Household, Proof } from './policy/speaker.ts';
import type { AccountId, BankReader } from './ports.ts';
import type { Warning } from './warnings/warning.ts';

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
  /** Open ones, severe first, then newest first */
  readonly warnings: readonly Warning[];
  /** Asks the bank to freeze cards, at once. Never rejects: 'failed' is also said where nobody knows whether it was done. */
  readonly freeze: (accounts: readonly AccountId[]) => Promise<'frozen' | 'failed'>;
  /** Names a dispute opened in this turn; the same when the platform sends the request again. */
  readonly reference: string;
  /** "That was me" is taken without a proof up to here, in minor units of the home currency. */
  readonly confirmLimitMinor: bigint;
  /** The kinds of fact told on this platform in a period, the ones told most first. */
  readonly told: (range: DateRange) => Promise<readonly FactKind[]>;
}

export interface Answer extends Settled {
  /** What was answered, for the ledger; null if the turn asked nothing of the bank's data */
  readonly question: Question | null;
  readonly failure: FailureCode | null;
}

/** One question of a linked customer, answered. Failures are answers too; only what is not ours (a broken port) throws. */
export async function answer(ask: Ask, world: World): Promise<Answer> {
  const scene = sceneOf(ask, world);
  const question = resolve(ask, scene.state, world.proof.proven);
  const asked = question !== null && asksForFacts(question) ? question : null;
  try {
    if (asksForFacts(ask) && (ask.unreadable.length > 0 || ask.slots.category?.id === null)) throw new Failure('slot.unreadable');
    const outcome = announced(await outcomeOf(question, scene, world.link.returning), { ask, question }, scene);
    return { ...settle(outcome, scene), question: outcome.question ?? asked, failure: null };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const code = error.code === 'speaker.unrecognised' && world.proof.locked ? 'pin.locked' : error.code;
    return { ...settle(hinted(refused(code, error, question, scene), { ask, question }, scene), scene), question: asked, failure: code };
  }
}

function sceneOf(ask: Ask, world: World): Scene {
  const { customer, link, proof, ceiling, consents, state, bank, freeze, reference, told } = world;
  const { today, loginAgeDays, loginFresh } = customer;
  const { platform, speaker } = ask;
  const homeCurrency = currency(customer.homeCurrency);
  const listener = { speaker, proven: proof.proven, household: link.household };
  const canProve = proof.chosen !== 'none' && !proof.locked;
  const threshold = { amountMinor: customer.thresholdMinor, currency: homeCurrency };
  const { privateMode } = link;
  const gate = gateOf({ consents, platform, listener, canProve, privateMode, ceiling, today, loginAgeDays, loginFresh, threshold });
  return {
    ask,
    bank: consentedBank(bank, gate),
    calendar: calendarOf(customer),
    homeCurrency,
    // What was kept before a field was added lacks it.
    state: { ...freshState, ...state },
    listener,
    privateMode,
    proof: { way: wayOf(proof.chosen, platform), canProve, locked: proof.locked, said: proof.said },
    warnings: consentedWarnings(world.warnings, gate, { homeCurrency, confirmLimitMinor: world.confirmLimitMinor }),
    freeze,
    reference,
    told,
  };
}

/** Only Alexa has a PIN of its own; elsewhere a tap in the app does the same. */
function wayOf(chosen: Proof, platform: Platform): Scene['proof']['way'] {
  return chosen === 'pin' || (chosen === 'platform-pin' && platform === 'alexa') ? chosen : 'app';
}

/** Refusals after which nobody in the room can hear more */
const final: readonly FailureCode[] = ['speaker.unrecognised', 'speaker.other', 'private.on'];

/** A refusal is one sentence; where one tap or a proof opens it, it is offered in the same breath. */
function refused(code: FailureCode, { withheld }: Failure, question: Question | null, scene: Scene): Outcome {
  if (code === 'pin.needed' && question !== null) return { ...askForProof(question, scene), ...kept(scene) };
  const say = [line(`failure.${code}`)];
  const act = offerOf(code, withheld);
  if (act === null) return { say, then: final.includes(code) ? 'close' : 'ask', ...kept(scene), ...stillOpen(code, scene) };
  return { say, expecting: { kind: 'act', act }, then: 'asked', ...kept(scene) };
}

function offerOf(code: FailureCode, withheld: Withheld | null): Offered | null {
  if (withheld !== null) return { kind: 'offer-consent', withheld };
  return code === 'login.old' ? { kind: 'offer-login' } : null;
}

/** The item singled out stays so, that the question can be asked again. */
const kept = ({ state: { selected } }: Scene): Pick<Outcome, 'selected'> => (selected === null ? {} : { selected });

/** What was asked stays open if only the answer to it could not be read. */
const stillOpen = (code: FailureCode, { state: { expecting } }: Scene): Pick<Outcome, 'expecting'> =>
  code === 'slot.unreadable' && expecting !== null ? { expecting } : {};

/** What anybody in the room may say: no answer to it holds a fact, and none waits for a slot. */
const forEverybody: readonly Ask['intent'][] = [
  'Launch',
  'Silence',
  'SessionEnd',
  'VoicePin',
  'Verified',
  'LostCard',
  'FreezeCard',
  'UnfreezeCard',
  'DenyMine',
  'Human',
  'Help',
  'Greet',
  'Thanks',
  'Stop',
  'Cancel',
  'NavigateHome',
  'Yes',
  'No',
  'Unsupported',
  'Fallback',
  'PrivateMode',
  'StopSharing',
  'SendToApp',
];

const asksForFacts = ({ intent }: Pick<Ask, 'intent'>): boolean => !forEverybody.includes(intent);

function outcomeOf(question: Question | null, scene: Scene, returning: boolean): Promise<Outcome> | Outcome {
  if (question !== null) return intentFor(question.intent)({ ...scene, ask: { ...scene.ask, ...question } });
  switch (scene.ask.intent) {
    case 'Launch':
      return launch(scene, returning);
    case 'VoicePin':
      return pinSaid(scene);
    case 'Verified':
      return notVerified(scene);
    case 'Silence':
      return stillWaiting(scene) ?? { say: [line('reprompt')], then: 'asked' };
    default:
      return { say: [], then: 'close' };
  }
}
