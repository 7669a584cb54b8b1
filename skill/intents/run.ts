import type { Question } from '../dialogue/state.ts';
import { dataIntents, isDataIntent } from './data.ts';
import { notUnderstood } from './fallback.ts';
import type { Outcome, Scene } from './intent.ts';

/** Asks a question of the bank's data; anything else the state might hold ends as not understood. */
export function run(question: Question, scene: Scene, offset = 0): Promise<Outcome> | Outcome {
  return isDataIntent(question.intent) ? dataIntents[question.intent].answer(question.slots, scene, offset) : notUnderstood(scene);
}
