// `npm run -s warnings:evaluate`: what the detector finds, and how often it is wrong, on generated histories. docs/warnings.md says what
// the figures mean.
import { type PromiseLevel, promises } from '#skill/build';
import { command, flags, UsageError } from './command.ts';
import { figuresOf } from './warnings/figures.ts';
import { historyOf } from './warnings/history.ts';
import { reportOf } from './warnings/report.ts';
import { watched } from './warnings/watch.ts';

const options = {
  seed: { type: 'string', default: 'tellback' },
  customers: { type: 'string', default: '300' },
  promise: { type: 'string', default: 'quarter' },
  json: { type: 'boolean', default: false },
} as const;

await command('npm run -s warnings:evaluate -- [--seed TEXT] [--customers NUMBER] [--promise year|quarter|month] [--json]', async () => {
  const { values } = flags({ options });
  const promise = promises.find((level): level is PromiseLevel => level === values.promise);
  if (promise === undefined) throw new UsageError(`--promise is one of ${promises.join(', ')}.`);
  const customers = Number(values.customers);
  if (!Number.isSafeInteger(customers) || customers < 1) throw new UsageError('--customers is a number from 1 on.');
  const histories = Array.from({ length: customers }, (_, index) => watched(historyOf(values.seed, index, 365), promise));
  const figures = figuresOf(histories, promise);
  console.log(values.json ? JSON.stringify({ seed: values.seed, customers, promise, ...figures }) : reportOf(figures, promise));
  return 0;
});
