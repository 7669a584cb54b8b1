import { variant } from '../dialogue/vary.ts';
import { acted } from './acted.ts';
import type { TalkIntent } from './intent.ts';
import { line } from './line.ts';
import { notYet } from './proof.ts';

/** A yes that is no question by itself (resolve.ts): to an offer, to what cannot be answered so, or out of the blue. */
export const yes: TalkIntent = (scene) => {
  const { expecting, lastKey } = scene.state;
  switch (expecting?.kind) {
    case 'act':
      return acted(expecting.act, scene, expecting.anyway);
    case 'proof':
      return notYet(scene, expecting);
    case 'choice':
      return { say: [line('choice.which')], expecting, then: 'asked' };
    default:
      return { say: [line(variant('yes', 2, lastKey))], then: 'asked' };
  }
};
