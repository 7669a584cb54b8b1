import type { TalkIntent } from './intent.ts';
import { line } from './line.ts';

/** Money is never moved here: a polite pointer to the bank's own app. */
export const unsupported: TalkIntent = ({ ask }) => ({ say: [line(`unsupported.${ask.slots.topic ?? 'other'}`)], then: 'ask' });
