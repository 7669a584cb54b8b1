import type { Ask } from '../ask.ts';
import type { Question } from '../dialogue/state.ts';
import type { Line } from '../reply.ts';
import { isDataIntent } from './data.ts';
import type { Outcome, Scene } from './intent.ts';
import { line } from './line.ts';
import { askOf, freshWarnings, heardOf, unasked } from './tell-warning.ts';

type Turn = { readonly ask: Pick<Ask, 'intent'>; readonly question: Question | null };

/** Turns in which warnings are brought up: a welcome, and a question of the bank's data. Never a lost card, a goodbye or a request for help. */
const isOccasion = (turn: Turn): boolean => isWelcome(turn) || (turn.question !== null && isDataIntent(turn.question.intent));

const isWelcome = ({ ask, question }: Turn): boolean => ask.intent === 'Launch' || question?.intent === 'Greet';

/** Nothing is being asked of the customer but whether to read on: a proof, a choice and another yes-no are never interrupted. */
const isFree = ({ expecting, warning }: Outcome): boolean => warning === undefined && (expecting === undefined || isMore(expecting));

const isMore = (expecting: Outcome['expecting']): boolean => expecting?.kind === 'yes-no' && expecting.yes.intent === 'More';

/**
 * The answer with what the customer should know: a severe warning before it, a notice after it, one of them in a turn. Somebody who may not
 * hear it hears once that there is something to look at in the app.
 */
export function announced(outcome: Outcome, turn: Turn, scene: Scene): Outcome {
  if (!isOccasion(turn) || !isFree(outcome)) return outcome;
  const [first, ...others] = freshWarnings(scene);
  if (first === undefined) return hinted(outcome, turn, scene);
  const told = unasked(first, others, scene);
  if (isWelcome(turn))
    return { ...outcome, ...heardOf(first), say: [line('warned.hello'), ...told, ...(first.asks ? askOf(first) : [what])] };
  const answer = first.asks && isMore(outcome.expecting) ? outcome.say.slice(0, -1) : outcome.say;
  const say = first.severity === 'severe' ? [...told, ...answer] : [...answer, ...told];
  const { acts = [], ...heard } = heardOf(first);
  return { ...outcome, ...heard, say: [...say, ...askOf(first)], acts: [...(outcome.acts ?? []), ...acts] };
}

/** Also before a refusal, which names no fact either. */
export function hinted(outcome: Outcome, turn: Turn, { warnings, state }: Scene): Outcome {
  if (!isOccasion(turn) || !isFree(outcome) || !warnings.hidden || state.hinted) return outcome;
  const say = isWelcome(turn) ? [line('warned.hello'), neutral, what] : [neutral, ...outcome.say];
  return { ...outcome, say, hinted: true };
}

const neutral: Line = line('warned.neutral');
const what: Line = line('warned.what');
