import { Failure } from '../failure.ts';
import { formatDecimal } from '../money/money.ts';
import { amountSaid } from './amount-said.ts';
import type { Scene, TalkIntent } from './intent.ts';
import { line } from './line.ts';
import { askForProof } from './proof.ts';

/** "Warn me under 100 euros": the customer's own to set, so it needs the proof they chose; without one only their own voice will do. */
export const setAlert: TalkIntent = (scene) => {
  const { amount } = scene.ask.slots;
  if (scene.privateMode) throw new Failure('private.on');
  if (scene.listener.speaker === 'other') throw new Failure('speaker.other');
  if (amount === undefined) return { say: [line('alert.which')], then: 'asked' };
  const limit = amountSaid(amount, scene.homeCurrency);
  if (limit.currency !== scene.homeCurrency || limit.amountMinor <= 0n) throw new Failure('slot.unreadable');
  if (!isProven(scene)) return askForProof({ intent: 'SetAlert', slots: scene.ask.slots }, scene);
  return {
    say: [line('alert.done', { limit: { type: 'limit', ...limit } })],
    acts: [{ kind: 'set-alert', value: formatDecimal(limit) }],
    then: 'ask',
  };
};

function isProven({ listener, proof }: Scene): boolean {
  if (listener.proven) return true;
  if (proof.locked) throw new Failure('pin.locked');
  if (proof.canProve) return false;
  if (listener.speaker === 'person') return true;
  throw new Failure('speaker.unrecognised');
}
