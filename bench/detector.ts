// The detector alone: payments a second on one core, and what it remembers of a customer after 14 months.
import { type DetectorState, freshDetector, observe } from '#skill/build';
import { type History, historyOf } from '../tools/warnings/history.ts';
import { median, quantile, table } from './numbers.mjs';

const quick = process.argv.includes('--quick');
const limits = { paymentsPerSecond: 40_000, stateP99Bytes: 32_768 };

function lastState({ payments, homeCountry, lowBalance }: History): DetectorState {
  const rules = { promise: 'quarter', homeCountry, lowBalance, nowMinute: Number.MAX_SAFE_INTEGER } as const;
  let state = freshDetector;
  for (const { payment } of payments) state = observe(state, payment, rules).state;
  return state;
}

const histories = Array.from({ length: quick ? 30 : 200 }, (_, index) => historyOf('bench', index, 365));
const payments = histories.reduce((sum, each) => sum + each.payments.length, 0);
const rates = Array.from({ length: quick ? 3 : 7 }, () => {
  const began = performance.now();
  for (const history of histories) lastState(history);
  return (1000 * payments) / (performance.now() - began);
});
const bytes = histories.map((history) => Buffer.byteLength(JSON.stringify(lastState(history))));

table(
  `Detector, ${payments} payments of ${histories.length} customers (limits ${limits.paymentsPerSecond} a second, p99 ${limits.stateP99Bytes} bytes)`,
  [
    { measured: 'payments a second', median: Math.round(median(rates)), p99: Math.round(quantile(rates, 0.01)) },
    { measured: 'state of a customer, bytes', median: median(bytes), p99: quantile(bytes, 0.99) },
  ],
);
if (median(rates) < limits.paymentsPerSecond || quantile(bytes, 0.99) > limits.stateP99Bytes) process.exitCode = 1;
