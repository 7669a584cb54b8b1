import { Failure } from '../failure.ts';
import type { Period } from '../money/period.ts';
import { resolvePeriod } from '../money/resolve.ts';
import { mostFor } from '../policy/speaker.ts';
import type { DataIntent, Scene } from './intent.ts';
import { line } from './line.ts';

const today: Period = { form: 'DATE', value: 'PRESENT_REF' };

/** More would be a list to sit through; the app has them all. */
const mostKinds = 4;

/** What was told here, by kind of fact and without a figure: for the customer and for whom they let hear anything at all. */
export const whatDisclosed: DataIntent = {
  async answer(slots, scene) {
    admit(scene);
    const question = { intent: 'WhatDisclosed', slots } as const;
    const period = resolvePeriod(slots.period ?? today, scene.calendar);
    const told = await scene.told(period.range);
    // That there is something sensitive is itself the customer's own; who was paid was told beside it and stays in the list.
    const kinds = told.filter((kind) => kind !== 'sensitive-merchant' || mostFor(scene.listener, kind) !== 'nothing');
    if (kinds.length === 0) return { say: [line('told.nothing', { period: { type: 'period', period } })], question, then: 'ask' };
    const lines = kinds.slice(0, mostKinds).map((kind) => line(`kind.${kind}`));
    const say = [line('told.kinds', { period: { type: 'period', period }, kinds: { type: 'list', join: 'and', lines } })];
    return { say: kinds.length > mostKinds ? [...say, line('told.more')] : say, question, then: 'ask' };
  },
  async why(_, scene) {
    admit(scene);
    return [line('told.why')];
  },
};

function admit({ listener, privateMode, proof }: Scene): void {
  if (privateMode) throw new Failure('private.on');
  if (mostFor(listener, 'account-name') !== 'nothing') return;
  if (listener.speaker === 'other') throw new Failure('speaker.other');
  throw new Failure(proof.canProve ? 'pin.needed' : 'speaker.unrecognised');
}
