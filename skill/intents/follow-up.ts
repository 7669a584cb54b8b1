import { followUp as turnInto } from '../dialogue/follow-up.ts';
import { openMerchant } from '../dialogue/resolve.ts';
import type { Question } from '../dialogue/state.ts';
import { notUnderstood } from './fallback.ts';
import type { TalkIntent } from './intent.ts';
import { line } from './line.ts';

/** A fragment that makes no question by itself (resolve.ts). */
export const followUp: TalkIntent = (scene) => {
  const { ask, state } = scene;
  if (state.expecting?.kind === 'choice' && openMerchant(state.expecting) !== null) {
    // The merchant is still open: what was said goes into both questions, and the question stays.
    const changed = (question: Question): Question => turnInto(question, ask.slots) ?? question;
    const [first, second] = state.expecting.options;
    return { say: [line('choice.which')], expecting: { kind: 'choice', options: [changed(first), changed(second)] }, then: 'asked' };
  }
  const pastBalance = state.last?.intent === 'Balance' && ask.slots.period !== undefined;
  return pastBalance ? { say: [line('balance.only-now')], then: 'ask' } : notUnderstood(scene);
};
