import { isListIntent } from './data.ts';
import { notUnderstood } from './fallback.ts';
import type { TalkIntent } from './intent.ts';
import { run } from './run.ts';
import { nextWarning } from './warnings.ts';
import { whyAnswer } from './why-answer.ts';

/** The next warning, the next page of a list; of a figure, how it came about. */
export const more: TalkIntent = (scene) => {
  const { last, offset, shown, expecting } = scene.state;
  if (expecting?.kind === 'mine' || last?.intent === 'Warnings') return nextWarning(scene);
  if (last === null) return notUnderstood(scene);
  return isListIntent(last.intent) ? run(last, scene, offset + shown) : whyAnswer(scene);
};
