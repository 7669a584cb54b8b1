import type { Act } from '../act.ts';
import { Failure } from '../failure.ts';
import type { Line } from '../reply.ts';
import { isListIntent, listIntents } from './data.ts';
import type { Outcome, Scene, TalkIntent } from './intent.ts';
import { itemLine } from './items.ts';
import { clause, line } from './line.ts';
import { paymentOf } from './warned-lines.ts';

/** "I want to dispute it": the warning in talk or the payment singled out, after one yes; else which one it is. */
export const dispute: TalkIntent = async (scene) => {
  const { listener, state, warnings } = scene;
  if (listener.speaker === 'other') throw new Failure('speaker.other');
  const warning = warnings.open.find(({ id }) => id === state.warning);
  if (warning === undefined) return ofPayment(scene);
  const payment = warnings.heard.find(({ id }) => id === warning.id)?.payment ?? null;
  const about = payment === null ? null : paymentOf(payment);
  return asking(about, { warning: warning.id, transaction: warning.transactionId, account: warning.accountId }, scene);
};

/** The item singled out of the list spoken last, or its only one */
async function ofPayment(scene: Scene): Promise<Outcome> {
  const { last, offset, shown, selected } = scene.state;
  const place = selected ?? (shown === 1 ? 1 : null);
  if (last === null || place === null || !isListIntent(last.intent)) return { say: [line('claim.which')], then: 'asked' };
  const { items } = await listIntents[last.intent].page(last.slots, scene, offset);
  const item = items.slice(0, shown).at(place === -1 ? -1 : place - 1);
  if (item === undefined) return { say: [line('claim.which')], then: 'asked' };
  return asking(itemLine(item), { warning: null, transaction: item.id, account: item.accountId }, scene);
}

type About = Omit<Extract<Act, { readonly kind: 'open-dispute' }>, 'kind' | 'reference'>;

function asking(payment: Line | null, about: About, { reference }: Scene): Outcome {
  const say = payment === null ? line('dispute.ask-that') : line('dispute.ask', { payment: clause(payment) });
  return { say: [say], expecting: { kind: 'act', act: { kind: 'open-dispute', reference, ...about } }, then: 'asked' };
}
