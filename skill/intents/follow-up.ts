import { followUp as turnInto } from '../dialogue/follow-up.ts';
import type { Question } from '../dialogue/state.ts';
import { notUnderstood } from './fallback.ts';
import type { TalkIntent } from './intent.ts';
import { line } from './line.ts';
import { run } from './run.ts';

/** "And last month?", "what about restaurants?", "no, savings": the last question with what was said in it. */
export const followUp: TalkIntent = (scene) => {
  const { ask, state } = scene;
  const options = state.expecting?.kind === 'choice' ? state.expecting.options : null;
  if (options?.[0].slots.merchant !== undefined && ask.slots.merchant === undefined) {
    // The merchant is still open: what was said goes into both questions, and the question stays.
    const changed = (question: Question): Question => turnInto(question, ask.slots) ?? question;
    return {
      say: [line('choice.which')],
      expecting: { kind: 'choice', options: [changed(options[0]), changed(options[1])] },
      then: 'asked',
    };
  }
  const question = turnInto(options?.[0].slots.merchant ? options[0] : state.last, ask.slots);
  if (question !== null) return run(question, scene);
  const pastBalance = state.last?.intent === 'Balance' && ask.slots.period !== undefined;
  return pastBalance ? { say: [line('balance.only-now')], then: 'ask' } : notUnderstood(scene);
};
