import type { LaterIntent } from './intents.ts';
import type { Scene, TalkIntent } from './intent.ts';
import { line } from './line.ts';
import { variant } from '../dialogue/vary.ts';

/** What needs no figure. Words vary where they would otherwise come twice running. */

export const lostCard: TalkIntent = () => ({ say: [line('lost-card')], then: 'close' });

export const help: TalkIntent = ({ state }) => ({
  say: [line(variant('help', 2, state.lastKey))],
  then: 'asked',
  suggestions: ['balance', 'spending-month', 'recent'],
});

export const stop: TalkIntent = () => ({ say: [line('goodbye')], then: 'close' });

export const launch = (scene: Scene, returning: boolean) => ({
  say: [line(returning ? variant('launch.again', 2, scene.state.lastKey) : 'launch.first')],
  then: 'asked' as const,
  suggestions: ['balance', 'spending-month', 'recent'],
});

export const greet: TalkIntent = ({ state }) => ({ say: [line(variant('greet', 2, state.lastKey))], then: 'asked' });

export const thanks: TalkIntent = ({ state }) => ({ say: [line(variant('thanks', 2, state.lastKey))], then: 'close' });

export const unsupported: TalkIntent = ({ ask }) => ({ say: [line(`unsupported.${ask.slots.topic ?? 'other'}`)], then: 'ask' });

/** Questions that are understood but not answered yet. What concerns a card in danger names the emergency number at once. */
export const later =
  (intent: LaterIntent): TalkIntent =>
  ({ ask }) => {
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
      case 'PrivateMode':
      case 'StopSharing':
        return { say: [line('later.setting')], then: 'ask' };
      case 'Human':
        return { say: [line('later.human')], then: 'close' };
      default:
        return { say: [line('later.question')], then: 'ask', suggestions: ask.platform === 'phone' ? [] : ['balance', 'spending-month'] };
    }
  };
