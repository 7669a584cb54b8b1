import type { TalkIntent } from './intent.ts';
import type { LaterIntent } from './intents.ts';
import { line } from './line.ts';

/** Questions that are understood but not answered yet. What concerns a card in danger names the emergency number at once. */
export const later =
  (intent: LaterIntent): TalkIntent =>
  () => {
    switch (intent) {
      case 'FreezeCard':
        return { say: [line('later.freeze')], then: 'close' };
      case 'NotRecognised':
      case 'ChargedTwice':
      case 'Dispute':
      case 'Warnings':
        return { say: [line('later.suspicious')], then: 'close' };
      case 'UnfreezeCard':
      case 'PinChange':
      case 'SetAlert':
        return { say: [line('later.setting')], then: 'ask' };
      case 'Human':
        return { say: [line('later.human')], then: 'close' };
      default:
        return { say: [line('later.question')], then: 'ask', suggestions: ['balance', 'spending-month'] };
    }
  };
