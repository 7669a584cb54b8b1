import { variant } from '../dialogue/vary.ts';
import type { TalkIntent } from './intent.ts';
import { line } from './line.ts';

/** Thanks and goodbye alike end the talk. */
export const thanks: TalkIntent = ({ state }) => ({ say: [line(variant('thanks', 2, state.lastKey))], then: 'close' });
