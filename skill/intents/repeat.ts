import type { TalkIntent } from './intent.ts';
import { line } from './line.ts';
import { run } from './run.ts';
import { selectItem } from './select-ordinal.ts';
import { stillWaiting } from './waiting.ts';

/** "Say that again": what is waited for, or the same question again, on the same page. */
export const repeat: TalkIntent = (scene) => {
  const { last, offset, selected } = scene.state;
  const waiting = stillWaiting(scene);
  if (waiting !== null) return waiting;
  if (last === null) return { say: [line('repeat.nothing')], then: 'asked' };
  return selected === null ? run(last, scene, offset) : selectItem(selected, scene);
};
