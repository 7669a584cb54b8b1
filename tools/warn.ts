// `npm run -s warn < payments.jsonl`: one JSON line per payment in, in time order; one per warning out; what was counted at the end, on
// stderr. docs/warnings.md describes both.
import { once } from 'node:events';
import { type PromiseLevel, promises } from '#skill/build';
import { command, flags, UsageError } from './command.ts';
import { linesOf } from './warnings/lines.ts';
import { makeScreen } from './warnings/screen.ts';

/** Whoever reads our output may stop early, as `head` does: then there is nobody left to warn. */
let open = true;
process.stdout.on('error', () => {
  open = false;
});

async function print(lines: readonly string[]): Promise<void> {
  if (!open || lines.length === 0 || process.stdout.write(`${lines.join('\n')}\n`)) return;
  await Promise.race([once(process.stdout, 'drain'), once(process.stdout, 'close')]).catch(() => {});
}

await command('npm run -s warn -- [--promise year|quarter|month] < payments.jsonl', async () => {
  const { values } = flags({ options: { promise: { type: 'string', default: 'quarter' } } });
  const promise = promises.find((level): level is PromiseLevel => level === values.promise);
  if (promise === undefined) throw new UsageError(`--promise is one of ${promises.join(', ')}.`);
  const began = performance.now();
  const screen = makeScreen({ promise, lowBalanceMinor: 0n, nowMinute: Math.floor(Date.now() / 60_000) });
  for await (const lines of linesOf(process.stdin)) {
    await print(lines.flatMap(screen.take));
    if (!open) break;
  }
  const seconds = (performance.now() - began) / 1000;
  const linesPerSecond = Math.round(screen.counts.lines / seconds);
  console.error(JSON.stringify({ ...screen.counts, seconds: Math.round(seconds * 1000) / 1000, linesPerSecond }));
  return 0;
});
