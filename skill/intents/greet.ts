import { variant } from '../dialogue/vary.ts';
import type { TalkIntent } from './intent.ts';
import { line } from './line.ts';

export const greet: TalkIntent = ({ state }) => ({ say: [line(variant('greet', 2, state.lastKey))], then: 'asked' });
