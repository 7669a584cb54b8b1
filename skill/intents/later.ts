import type { TalkIntent } from './intent.ts';
import type { LaterIntent } from './intents.ts';
import { line } from './line.ts';

/** Questions that are understood but not answered yet. */
export const later =
  (intent: LaterIntent): TalkIntent =>
  () =>
    intent === 'PinChange'
      ? { say: [line('later.setting')], then: 'ask' }
      : { say: [line('later.question')], then: 'ask', suggestions: ['balance', 'spending-month'] };
