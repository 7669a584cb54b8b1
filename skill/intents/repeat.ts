import type { TalkIntent } from './intent.ts';
import { line } from './line.ts';
import { run } from './run.ts';
import { selectItem } from './select-ordinal.ts';

/** "Say that again": asks the same question again, on the same page. */
export const repeat: TalkIntent = (scene) => {
  const { last, offset, selected } = scene.state;
  if (last === null) return { say: [line('repeat.nothing')], then: 'asked' };
  return selected === null ? run(last, scene, offset) : selectItem(selected, scene);
};
