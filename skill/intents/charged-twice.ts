import type { Slots } from '../ask.ts';
import { addDays } from '../money/civil-date.ts';
import type { ConsentedRepeats } from '../policy/consented-repeats.ts';
import type { ConsentedAccount } from '../policy/consented-account.ts';
import type { Line } from '../reply.ts';
import type { DataIntent, Outcome, Scene } from './intent.ts';
import { clause, line } from './line.ts';
import { chooseMerchant } from './merchant-choice.ts';
import { offered } from './not-recognised.ts';
import { scopeOf, withAge } from './scope.ts';
import { tellWarning } from './tell-warning.ts';
import { atMerchant } from './which-warning.ts';

/** Today and thirty days before it */
const lookBackDays = 30;

/** "Was I charged twice?": an open warning says so, else one merchant that took one amount twice within three days. */
export const chargedTwice: DataIntent = {
  async answer(slots, scene) {
    const question = { intent: 'ChargedTwice' as const, slots };
    const twice = scene.warnings.heard.filter(({ kind }) => kind === 'duplicate');
    const there = slots.merchant === undefined ? twice : atMerchant(slots.merchant, twice);
    const [first] = there;
    if (first !== undefined) return { ...tellWarning(first), question, listed: there.map(({ id }) => id) };
    const read = await compared(slots, scene);
    if ('instead' in read) return { warning: null, ...read.instead };
    const { pair, none, where, accounts } = read;
    if (pair === null)
      return { say: withAge([line('twice.none', { where, count: none })], accounts), question, warning: null, then: 'ask' };
    return { ...offered(pair.later, scene, withAge([pairLine(pair)], accounts)), question, warning: null };
  },
  async why(slots, scene) {
    const read = await compared(slots, scene);
    return 'instead' in read ? read.instead.say : [line('why.twice', { count: read.compared })];
  },
};

async function compared(slots: Slots, scene: Scene) {
  const { bank, calendar } = scene;
  const { accounts } = await scopeOf(undefined, bank);
  const ids = accounts.map(({ id }) => id);
  bank.check('transaction', ids);
  const choice = await chooseMerchant({ intent: 'ChargedTwice', slots }, accounts, bank);
  if ('instead' in choice) return { instead: choice.instead as Outcome };
  const { merchant } = choice;
  const range = { from: addDays(calendar.today, -lookBackDays), to: calendar.today };
  const found = await bank.repeats({ accounts: ids, kinds: ['purchase'], range, ...(merchant && { merchantId: merchant.id }) });
  const where = clause(merchant && line('what.merchant', { merchant: bank.sayMerchant(merchant, ids) }));
  return { ...found, none: found.compared, where, accounts: accounts as readonly ConsentedAccount[] };
}

function pairLine({ earlier, later }: NonNullable<ConsentedRepeats['pair']>): Line {
  const { amount, merchant, date } = later;
  const where = clause(merchant === null ? line('warned.in-shop') : line('what.merchant', { merchant }));
  return earlier.date.fact.date === date.fact.date
    ? line('twice.same-day', { amount, where, date })
    : line('twice.pair', { amount, where, first: earlier.date, second: date });
}
