import { variant } from '../dialogue/vary.ts';
import type { Outcome, Scene } from './intent.ts';
import { line } from './line.ts';

/** The first welcome explains, later ones are short. */
export const launch = ({ state }: Scene, returning: boolean): Outcome => ({
  say: [line(returning ? variant('launch.again', 2, state.lastKey) : 'launch.first')],
  then: 'asked',
  suggestions: ['balance', 'spending-month', 'recent'],
});
