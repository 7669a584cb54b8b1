import type { Question } from '../dialogue/state.ts';
import type { Line } from '../reply.ts';
import type { Outcome } from './intent.ts';
import { line } from './line.ts';

/** Ends a page of a list: asks "more?" while something remains. */
export function moreOrDone(say: readonly Line[], question: Question, offset: number, shown: number, more: boolean): Outcome {
  if (!more) return { say, question, offset, shown, then: 'ask', suggestions: ['second', 'balance', 'why'] };
  return {
    say: [...say, line('more.ask')],
    question,
    offset,
    shown,
    expecting: { kind: 'yes-no', yes: { intent: 'More', slots: {} } },
    then: 'asked',
    suggestions: ['more', 'second', 'balance'],
  };
}
