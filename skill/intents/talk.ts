import type { Slots } from '../ask.ts';
import { followUp as turnInto } from '../dialogue/follow-up.ts';
import type { Question } from '../dialogue/state.ts';
import { variant } from '../dialogue/vary.ts';
import type { MerchantId } from '../ports.ts';
import { dataIntents, isDataIntent, isListIntent, listIntents } from './data.ts';
import { type Outcome, pageSize, type Scene, type TalkIntent } from './intent.ts';
import { itemLine } from './items.ts';
import { line } from './line.ts';
import { stop } from './spoken-only.ts';

/** What only makes sense after something else was said. */

/** Asks a question of the bank's data; one the state cannot hold ends as not understood. */
export function run(question: Question, scene: Scene, offset = 0): Promise<Outcome> | Outcome {
  return isDataIntent(question.intent) ? dataIntents[question.intent].answer(question.slots, scene, offset) : notUnderstood(scene);
}

export const followUp: TalkIntent = (scene) => {
  const { ask, state } = scene;
  if (state.expecting?.kind === 'merchant' && ask.slots.merchant)
    return run(withMerchant(state.expecting.question, ask.slots.merchant), scene);
  const question = turnInto(state.last, ask.slots);
  if (question !== null) return run(question, scene);
  const pastBalance = state.last?.intent === 'Balance' && ask.slots.period !== undefined;
  return pastBalance ? { say: [line('balance.only-now')], then: 'ask' } : notUnderstood(scene);
};

export const repeat: TalkIntent = (scene) => {
  const { last, offset, selected } = scene.state;
  if (last === null) return { say: [line('repeat.nothing')], then: 'asked' };
  return selected === null ? run(last, scene, offset) : select(selected, scene);
};

export const more: TalkIntent = (scene) => {
  const { last, offset } = scene.state;
  if (last !== null && isListIntent(last.intent)) return run(last, scene, offset + pageSize);
  return last === null ? notUnderstood(scene) : whyAnswer(scene);
};

export const selectOrdinal: TalkIntent = (scene) => {
  const { ask, state } = scene;
  const ordinal = ask.slots.ordinal ?? 1;
  if (state.expecting?.kind !== 'merchant') return select(ordinal, scene);
  const { question, options } = state.expecting;
  const chosen = ordinal === -1 ? options[1] : options[ordinal - 1];
  return chosen === undefined
    ? { say: [line('select.only-two')], expecting: state.expecting, then: 'asked' }
    : run(withMerchantId(question, chosen), scene);
};

export const whyAnswer: TalkIntent = async (scene) => {
  const { last } = scene.state;
  if (last === null || !isDataIntent(last.intent)) return { say: [line('why.nothing-yet')], then: 'asked' };
  return { say: await dataIntents[last.intent].why(last.slots, scene), then: 'ask' };
};

export const yes: TalkIntent = (scene) => {
  const { expecting } = scene.state;
  if (expecting?.kind === 'yes-no') return expecting.yes.intent === 'More' ? more(scene) : run(expecting.yes, scene);
  if (expecting?.kind === 'merchant') return { say: [line('merchant.say-which')], expecting, then: 'asked' };
  return { say: [line(variant('yes', 2, scene.state.lastKey))], then: 'asked' };
};

export const no: TalkIntent = (scene) => {
  const { expecting } = scene.state;
  if (expecting?.kind === 'merchant') return { say: [line('merchant.neither')], then: 'asked' };
  return expecting?.kind === 'yes-no' ? { say: [line('no.more')], then: 'ask' } : stop(scene);
};

/** Not understood: an example that fits, then a choice of two, then the app. */
export function notUnderstood(scene: Scene): Outcome {
  const { missed, last } = scene.state;
  if (missed === 0)
    return {
      say: [line(last?.intent === 'Spending' ? 'missed.hint-spending' : 'missed.hint')],
      then: 'asked',
      missed: true,
      suggestions: ['balance', 'spending-month'],
    };
  if (missed === 1) return { say: [line('missed.choice')], then: 'asked', missed: true, suggestions: ['balance', 'spending-month'] };
  return { say: [line('missed.app')], then: 'close', missed: true };
}

/** One item of the page spoken last, in full. */
async function select(ordinal: number, scene: Scene): Promise<Outcome> {
  const { last, offset } = scene.state;
  if (last === null || !isListIntent(last.intent)) return { say: [line('select.nothing')], then: 'asked' };
  const { items, accounts } = await listIntents[last.intent].page(last.slots, scene, offset);
  const item = ordinal === -1 ? items.at(-1) : items[ordinal - 1];
  if (item === undefined) return { say: [line('select.too-far')], then: 'asked' };
  const account = accounts.find(({ id }) => id === item.accountId);
  if (account === undefined) return notUnderstood(scene);
  return {
    say: [line('select.item', { item: { type: 'line', line: itemLine(item) }, account: account.name() })],
    selected: ordinal,
    then: 'ask',
    suggestions: ['next', 'balance'],
  };
}

const withMerchant = (question: Question, merchant: NonNullable<Slots['merchant']>): Question => ({
  ...question,
  slots: { ...question.slots, merchant },
});
const withMerchantId = (question: Question, id: MerchantId): Question =>
  withMerchant(question, { id, heard: question.slots.merchant?.heard ?? id });
