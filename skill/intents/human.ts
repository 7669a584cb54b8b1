import type { TalkIntent } from './intent.ts';
import { line } from './line.ts';

/** A person at the bank: they are told that the customer wants to talk, with the dispute just opened. The number is for everybody. */
export const human: TalkIntent = ({ listener, state: { reference } }) => {
  if (listener.speaker === 'other') return { say: [line('human.call')], then: 'close' };
  const named = reference === null ? [] : [line('human.reference', { reference: { type: 'reference', digits: reference } })];
  return { say: [line('human.asked'), ...named], acts: [{ kind: 'hand-over', reference }], then: 'close' };
};
