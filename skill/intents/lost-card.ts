import type { TalkIntent } from './intent.ts';
import { line } from './line.ts';

/** The bank's emergency number, at once and for everybody. */
export const lostCard: TalkIntent = () => ({ say: [line('lost-card')], then: 'close' });
