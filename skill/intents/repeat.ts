import type { WarningId } from '../warnings/warning.ts';
import type { Outcome, Scene, TalkIntent } from './intent.ts';
import { line } from './line.ts';
import { run } from './run.ts';
import { selectItem } from './select-ordinal.ts';
import { tellWarning } from './tell-warning.ts';
import { stillWaiting } from './waiting.ts';
import { heardOrRefused } from './why-warning.ts';

/** "Say that again": what is waited for, or the same question again, on the same page. */
export const repeat: TalkIntent = (scene) => {
  const { last, offset, selected, expecting } = scene.state;
  if (expecting?.kind === 'mine') return toldAgain(expecting.warning, scene);
  const waiting = stillWaiting(scene);
  if (waiting !== null) return waiting;
  if (last === null) return { say: [line('repeat.nothing')], then: 'asked' };
  return selected === null ? run(last, scene, offset) : selectItem(selected, scene);
};

function toldAgain(id: WarningId, scene: Scene): Outcome {
  const heard = heardOrRefused(id, scene.warnings);
  return heard === null ? { say: [line('warnings.settled')], then: 'ask' } : tellWarning(heard);
}
