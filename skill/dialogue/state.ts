import type { Slots } from '../ask.ts';
import type { Dispute, Offered } from '../act.ts';
import type { IntentName } from '../intents/intents.ts';
import type { WarningId } from '../warnings/warning.ts';

/** A question that can be asked again. */
export interface Question {
  readonly intent: IntentName;
  readonly slots: Slots;
}

/** What the core has just asked and now waits for. */
export type Expecting =
  /** "Lidl or Aldi?", "your balance, or what you spent?": "the second" asks the second question */
  | { readonly kind: 'choice'; readonly options: readonly [Question, Question] }
  /** "More?": yes asks this question */
  | { readonly kind: 'yes-no'; readonly yes: Question }
  /** "May I send the switch to your app?": yes does this; `anyway` is done whatever the answer, and if none comes. */
  | { readonly kind: 'act'; readonly act: Offered; readonly anyway?: Dispute }
  /** The voice PIN, the platform's own PIN or a tap in the app; then this question is answered. */
  | { readonly kind: 'proof'; readonly question: Question }
  /** "Was that you?": yes and no are the customer's word on this warning, "skip" leaves it open. */
  | { readonly kind: 'mine'; readonly warning: WarningId };

/** Dialogue state is a value: questions, never figures; Repeat and Why compute again. JSON-safe. */
export interface DialogueState {
  /** The last answered question: follow-ups change it, Repeat and Why ask it again. */
  readonly last: Question | null;
  /** Offset of the page last spoken, for More and "the second one". */
  readonly offset: number;
  /** How many items of that page were spoken. */
  readonly shown: number;
  /** The item last singled out of that page (1-based), so that Repeat tells it again. */
  readonly selected: number | null;
  readonly expecting: Expecting | null;
  /** Misunderstandings in a row: hint, choice of two, then the app. */
  readonly missed: number;
  /** First sentence and closing question spoken last, so that the same sentence never comes twice running. */
  readonly lastKey: string | null;
  readonly lastTail: string | null;
  /** Warnings heard in this conversation, in the order of the telling */
  readonly warned: readonly WarningId[];
  /** The warning spoken of last, until another question is answered: "why?", "dispute it" */
  readonly warning: WarningId | null;
  /** The warnings counted last, in the order in which "the second one" counts them */
  readonly listed: readonly WarningId[];
  /** That there is something to look at in the app was said: once in a conversation is enough. */
  readonly hinted: boolean;
  /** Of the dispute opened last in this conversation */
  readonly reference: string | null;
}

export const freshState: DialogueState = {
  last: null,
  offset: 0,
  shown: 0,
  selected: null,
  expecting: null,
  missed: 0,
  lastKey: null,
  lastTail: null,
  warned: [],
  warning: null,
  listed: [],
  hinted: false,
  reference: null,
};
