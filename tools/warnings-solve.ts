// `npm run -s warnings:solve`: thresholds by which each promise holds, for skill/warnings/thresholds.ts, and what they do on histories of
// another seed. All thresholds are decimal digits of improbability, so one number makes all of them stricter or looser alike.
import { promises } from '#skill/build';
import { command, flags, UsageError } from './command.ts';
import { figuresOf, promiseHolds } from './warnings/figures.ts';
import { historyOf } from './warnings/history.ts';
import { reportOf } from './warnings/report.ts';
import { smallestThatHolds } from './warnings/solve.ts';
import { type Cut, watched } from './warnings/watch.ts';

/** How the rules stand to each other: chosen by hand for what each finds */
const shape: Cut = { amount: 3.6, alerted: 2.1, newMerchant: 4.8, burst: 3.3, abroad: 1.2 };
const [loosest, strictest] = [-12, 20];

const shifted = (tenths: number): Cut =>
  Object.fromEntries(
    Object.entries(shape).map(([name, digits]) => [name, Math.max(0, Math.round(10 * digits + tenths) / 10)]),
  ) as unknown as Cut;

await command('npm run -s warnings:solve -- [--customers NUMBER]', async () => {
  const { values } = flags({ options: { customers: { type: 'string', default: '400' } } });
  const customers = Number(values.customers);
  if (!Number.isSafeInteger(customers) || customers < 1) throw new UsageError('--customers is a number from 1 on.');
  const made = (seed: string) => Array.from({ length: customers }, (_, index) => historyOf(seed, index, 365));
  const [learned, unseen] = [made('solve'), made('unseen')];
  for (const promise of promises) {
    const measured = (histories: typeof learned, cut: Cut) =>
      figuresOf(
        histories.map((history) => watched(history, promise, cut)),
        promise,
      );
    const tenths = smallestThatHolds(loosest, strictest, (shift) => promiseHolds(measured(learned, shifted(shift))));
    const cut = shifted(tenths ?? strictest);
    if (tenths === null) console.log(`The promise of one a ${promise} does not hold, however strict the thresholds.`);
    console.log(`${promise}: ${JSON.stringify(cut)}`);
    console.log(`${reportOf(measured(unseen, cut), promise)}\n`);
  }
  return 0;
});
