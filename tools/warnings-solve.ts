// `npm run -s warnings:solve`: thresholds by which each promise holds, for skill/warnings/thresholds.ts, and what they do on histories of
// other seeds. Takes about a quarter of an hour.
import { promises } from '#skill/build';
import { command, flags, UsageError } from './command.ts';
import { figuresOf, promiseHolds } from './warnings/figures.ts';
import { historyOf } from './warnings/history.ts';
import { reportOf } from './warnings/report.ts';
import { solve } from './warnings/solve.ts';
import { type Cut, watched } from './warnings/watch.ts';

const strictest: Cut = { amount: 6, alerted: 4, newMerchant: 6, burst: 6, abroad: 2 };
const loosest: Cut = { amount: 2, alerted: 1.25, newMerchant: 2, burst: 1.5, abroad: 0 };

await command('npm run -s warnings:solve -- [--customers NUMBER]', async () => {
  const { values } = flags({ options: { customers: { type: 'string', default: '400' } } });
  const customers = Number(values.customers);
  if (!Number.isSafeInteger(customers) || customers < 1) throw new UsageError('--customers is a number from 1 on.');
  const made = (seed: string) => Array.from({ length: customers }, (_, index) => historyOf(seed, index, 365));
  const [learned, unseen] = [made('solve'), made('unseen')];
  let start = strictest;
  for (const promise of promises) {
    const { dials } = solve(start, loosest, (cut) => {
      const figures = figuresOf(
        learned.map((history) => watched(history, promise, cut)),
        promise,
      );
      const all = Object.values(figures.said).reduce((sum, { warnings, right }) => sum + warnings - right, 0);
      const found = Object.values(figures.found).reduce((sum, { victimsWarned, firstWarned }) => sum + victimsWarned + firstWarned / 2, 0);
      return { found, wrong: all, kept: promiseHolds(figures) };
    });
    start = dials; // a looser promise never warns of less
    console.log(
      `${promise}: { ${Object.entries(dials)
        .map(([name, value]) => `${name}: ${value}`)
        .join(', ')} },`,
    );
    console.log(
      `${reportOf(
        figuresOf(
          unseen.map((history) => watched(history, promise, dials)),
          promise,
        ),
        promise,
      )}\n`,
    );
  }
  return 0;
});
