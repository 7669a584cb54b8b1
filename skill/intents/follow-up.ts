import { followUp as turnInto } from '../dialogue/follow-up.ts';
import { notUnderstood } from './fallback.ts';
import type { TalkIntent } from './intent.ts';
import { line } from './line.ts';
import { run } from './run.ts';

/** "And last month?", "what about restaurants?", "no, savings": the last question with what was said in it. */
export const followUp: TalkIntent = (scene) => {
  const { ask, state } = scene;
  const question = turnInto(state.expecting?.kind === 'choice' ? state.expecting.options[0] : state.last, ask.slots);
  if (question !== null) return run(question, scene);
  const pastBalance = state.last?.intent === 'Balance' && ask.slots.period !== undefined;
  return pastBalance ? { say: [line('balance.only-now')], then: 'ask' } : notUnderstood(scene);
};
