import type { Act } from '../act.ts';
import type { Ask, Slots } from '../ask.ts';
import type { DialogueState, Expecting, Question } from '../dialogue/state.ts';
import type { Currency } from '../money/money.ts';
import type { DateRange } from '../money/civil-date.ts';
import type { Calendar } from '../money/period.ts';
import type { FactKind } from '../policy/consent.ts';
import type { ConsentedAccount } from '../policy/consented-account.ts';
import type { ConsentedBank } from '../policy/consented-bank.ts';
import type { ConsentedTransaction } from '../policy/consented-transactions.ts';
import type { ConsentedWarnings } from '../policy/consented-warnings.ts';
import type { Listener, Proof } from '../policy/speaker.ts';
import type { AccountId } from '../ports.ts';
import type { Line, Suggestion } from '../reply.ts';
import type { WarningId } from '../warnings/warning.ts';

/** Everything an intent may see. */
export interface Scene {
  readonly ask: Ask;
  readonly bank: ConsentedBank;
  readonly calendar: Calendar;
  readonly homeCurrency: Currency;
  readonly state: DialogueState;
  readonly listener: Listener;
  readonly privateMode: boolean;
  readonly proof: {
    /** How this platform can prove who is speaking */
    readonly way: Exclude<Proof, 'none'>;
    readonly canProve: boolean;
    readonly locked: boolean;
    /** What became of the PIN said in this turn */
    readonly said: 'right' | 'wrong' | 'locked' | null;
  };
  readonly warnings: ConsentedWarnings;
  /** Asks the bank to freeze cards. Never rejects. */
  readonly freeze: (accounts: readonly AccountId[]) => Promise<'frozen' | 'failed'>;
  /** Of a dispute opened in this turn */
  readonly reference: string;
  /** The kinds of fact told on this platform on these days, the ones told most first */
  readonly told: (range: DateRange) => Promise<readonly FactKind[]>;
}

/** What an intent says and what the conversation remembers of it. */
export interface Outcome {
  readonly say: readonly Line[];
  /** The question that was answered: follow-ups change it, Repeat and Why ask it again. Absent: the talk stays where it was. */
  readonly question?: Question;
  readonly offset?: number;
  readonly shown?: number;
  readonly selected?: number;
  readonly expecting?: Expecting;
  /** The warning spoken of; null: none any more. Absent: the one spoken of stays so, until a question is answered. */
  readonly warning?: WarningId | null;
  /** Warnings heard in this turn */
  readonly warned?: readonly WarningId[];
  /** Warnings counted in this turn, in their order */
  readonly listed?: readonly WarningId[];
  /** That there is something to look at in the app was said. */
  readonly hinted?: true;
  /** Of the dispute opened in this turn */
  readonly reference?: string;
  /** Not understood: the next miss climbs the ladder. */
  readonly missed?: true;
  /** 'ask': a closing question is added; 'asked': the last sentence is one; 'close': the microphone closes. */
  readonly then: 'ask' | 'asked' | 'close';
  readonly suggestions?: readonly Suggestion[];
  /** What is done beside speaking, in the same transaction */
  readonly acts?: readonly Act[];
  /** The platform is asked to confirm the person by its own PIN. */
  readonly verify?: true;
}

/** A question about the bank's data. */
export interface DataIntent {
  answer(slots: Slots, scene: Scene, offset: number): Promise<Outcome>;
  /** How the figure came about: counts, what was left out, how old it is. Computed again, nothing is remembered. */
  why(slots: Slots, scene: Scene): Promise<readonly Line[]>;
}

/** A question answered with a list that is told page by page. */
export interface ListIntent extends DataIntent {
  page(slots: Slots, scene: Scene, offset: number): Promise<Listed>;
}

export interface Listed {
  readonly items: readonly ConsentedTransaction[];
  readonly accounts: readonly ConsentedAccount[];
}

/** Everything else a customer may say. */
export type TalkIntent = (scene: Scene) => Promise<Outcome> | Outcome;

export const pageSize = 3;
