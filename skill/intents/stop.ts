import type { TalkIntent } from './intent.ts';
import { line } from './line.ts';

export const stop: TalkIntent = () => ({ say: [line('goodbye')], then: 'close' });
