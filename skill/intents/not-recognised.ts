import type { HeardWarning } from '../policy/consented-warnings.ts';
import type { ConsentedTransaction } from '../policy/consented-transactions.ts';
import { amountSaid } from './amount-said.ts';
import { denied } from './deny-mine.ts';
import { readPaid } from './find-transaction.ts';
import type { Outcome, Scene, TalkIntent } from './intent.ts';
import { itemLine } from './items.ts';
import { clause, line } from './line.ts';
import { withAge } from './scope.ts';
import { tellWarning } from './tell-warning.ts';
import { atMerchant, meantWarning } from './which-warning.ts';
import { warnings } from './warnings.ts';

/** "I don't recognise a charge": the warning that is about it, else the payment itself, and the offer to report it. */
export const notRecognised: TalkIntent = async (scene) => {
  const { slots } = scene.ask;
  if (slots.merchant === undefined && slots.amount === undefined) return inTalk(scene);
  const [only, ...more] = fitting(scene);
  if (only !== undefined) return more.length === 0 ? denied(only, scene) : tellWarning(only);
  const question = { intent: 'NotRecognised' as const, slots };
  const read = await readPaid(question, scene, 0);
  if ('instead' in read) return read.instead;
  const { items, none, accounts, gaps } = read;
  const [item] = items;
  if (item === undefined) return { say: withAge([line('claim.none', { ...gaps, count: none })], accounts), then: 'ask' };
  return offered(item, scene, withAge([line('claim.found', { item: clause(itemLine(item)) })], accounts));
};

/** Without a name or an amount: the warning in talk, else the open ones, else which payment it is. */
function inTalk(scene: Scene): Promise<Outcome> | Outcome {
  const meant = meantWarning(scene);
  if (meant !== null && meant !== 'settled') return denied(meant, scene);
  return scene.warnings.heard.some(({ asks }) => asks) ? warnings.answer({}, scene, 0) : { say: [line('claim.which')], then: 'asked' };
}

/** The open warnings about a payment of this merchant and amount */
function fitting({ ask: { slots }, homeCurrency, warnings: { heard } }: Scene): readonly HeardWarning[] {
  const asking = heard.filter(({ asks }) => asks);
  const there = slots.merchant === undefined ? asking : atMerchant(slots.merchant, asking);
  if (slots.amount === undefined) return there;
  const said = amountSaid(slots.amount, homeCurrency);
  return there.filter(({ payment }) => {
    const fact = payment?.amount.fact;
    return fact?.type === 'money' && fact.money.amountMinor === said.amountMinor && fact.money.currency === said.currency;
  });
}

/** Asks whether a payment is to be reported. */
export function offered(item: ConsentedTransaction, { reference }: Scene, say: Outcome['say']): Outcome {
  const act = { kind: 'open-dispute' as const, reference, warning: null, transaction: item.id, account: item.accountId };
  return { say: [...say, line('claim.ask')], expecting: { kind: 'act', act }, then: 'asked' };
}
