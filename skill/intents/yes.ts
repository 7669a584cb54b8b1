import { variant } from '../dialogue/vary.ts';
import type { TalkIntent } from './intent.ts';
import { line } from './line.ts';
import { more } from './more.ts';
import { run } from './run.ts';

export const yes: TalkIntent = (scene) => {
  const { expecting, lastKey } = scene.state;
  switch (expecting?.kind) {
    case 'yes-no':
      return expecting.yes.intent === 'More' ? more(scene) : run(expecting.yes, scene);
    case 'choice':
      return { say: [line('choice.which')], expecting, then: 'asked' };
    case undefined:
      return { say: [line(variant('yes', 2, lastKey))], then: 'asked' };
  }
};
