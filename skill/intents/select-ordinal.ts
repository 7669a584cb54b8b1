import { isListIntent, listIntents } from './data.ts';
import { notUnderstood } from './fallback.ts';
import type { Outcome, Scene, TalkIntent } from './intent.ts';
import { itemLine } from './items.ts';
import { clause, line } from './line.ts';
import { warningAt } from './warnings.ts';

/** "The second one" of the warnings or of the page spoken last; of two offered questions it is resolved before (resolve.ts). */
export const selectOrdinal: TalkIntent = (scene) => {
  const { ordinal } = scene.ask.slots;
  const { expecting } = scene.state;
  if (ordinal === undefined) return { say: [line('select.which')], then: 'asked', ...(expecting && { expecting }) };
  if (expecting?.kind === 'choice') return { say: [line('select.only-two')], expecting, then: 'asked' };
  if (scene.state.listed.length > 0) return warningAt(ordinal === -1 ? -1 : ordinal - 1, scene);
  return selectItem(ordinal, scene);
};

/** One item of the page spoken last, in full; 1-based, -1 is the last. */
export async function selectItem(ordinal: number, scene: Scene): Promise<Outcome> {
  const { last, offset, shown } = scene.state;
  if (last === null || !isListIntent(last.intent)) return { say: [line('select.nothing')], then: 'asked' };
  const { items, accounts } = await listIntents[last.intent].page(last.slots, scene, offset);
  const item = items.slice(0, shown).at(ordinal === -1 ? -1 : ordinal - 1);
  if (item === undefined) return { say: [line('select.too-far')], then: 'asked' };
  const account = accounts.find(({ id }) => id === item.accountId);
  if (account === undefined) return notUnderstood(scene);
  const say = [line(item.cameIn ? 'select.item-in' : 'select.item', { item: clause(itemLine(item)), account: account.name() })];
  return { say, selected: ordinal, then: 'ask', suggestions: ['next', 'balance'] };
}
