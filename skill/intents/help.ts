import { variant } from '../dialogue/vary.ts';
import type { TalkIntent } from './intent.ts';
import { line } from './line.ts';

export const help: TalkIntent = ({ state }) => ({
  say: [line(variant('help', 2, state.lastKey))],
  then: 'asked',
  suggestions: ['balance', 'spending-month', 'recent'],
});
