import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `npm run -s warn` on lines, in a process of its own. */
async function warn(input: string | readonly object[], ...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['tools/run.mjs', 'tools/warn.ts', ...args], { cwd: resolve(import.meta.dirname, '../..') });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdin.on('error', () => {}); // a command that ends early reads no further
  child.stdin.end(typeof input === 'string' ? input : input.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

const summaryOf = ({ err }: Ended) => JSON.parse(err) as Readonly<Record<string, unknown>>;
const warningsOf = ({ out }: Ended) =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

/** Groceries of about 30 euros on 90 days, one after the other */
const quietLife = (customer: unknown = 'ann') =>
  Array.from({ length: 90 }, (_, day) => ({
    customer,
    transaction: `g${day}`,
    at: new Date(Date.UTC(2024, 0, 1 + day, 17, 5)).toISOString(),
    amount: `-${(25 + ((day * 7) % 11)).toFixed(2)}`,
    currency: 'EUR',
    merchant: 'lidl',
    category: 'groceries',
    country: 'DE',
  }));
const payment = (changes: object) => ({ ...quietLife()[89], at: '2024-04-02T17:05:00Z', transaction: 'last', ...changes });

describe('the command warn', () => {
  test('prints a line of exactly six fields per warning, and the reason has its figures', async () => {
    const ended = await warn([...quietLife(), payment({ amount: '-900.00' })]);
    expect(ended.code).toBe(0);
    const [warning, ...others] = warningsOf(ended);
    expect(others).toEqual([]);
    expect(Object.keys(warning ?? {})).toEqual(['customer', 'transaction', 'kind', 'score', 'severity', 'reason']);
    expect(warning).toMatchObject({ customer: 'ann', transaction: 'last', kind: 'unusual-amount' });
    expect(warning?.['score']).toBeGreaterThan(1);
    expect(warning?.['reason']).toMatch(/^30 times the usual 30\.00 EUR .*\(median of \d+ payments\)$/);
    expect(summaryOf(ended)).toMatchObject({ lines: 91, warnings: 1, customers: 1, refused: {}, ignored: {}, rounded: 0 });
  });

  test('a quiet life is left in peace', async () => {
    expect((await warn(quietLife())).out).toBe('');
  });

  test('customers do not know each other, and a number is an id as good as a text', async () => {
    const mixed = quietLife(7).flatMap((line) => [line, { ...line, customer: 'rich', amount: '-900.00' }]);
    expect(warningsOf(await warn(mixed))).toEqual([]);
    const same = [...quietLife(7), payment({ customer: '7', amount: -900 })];
    expect(warningsOf(await warn(same))).toEqual([expect.objectContaining({ customer: '7', transaction: 'last' })]);
  });

  test('feeds that tell little are watched all the same', async () => {
    const poor = [...quietLife(), payment({ amount: '-900.00' })].map(({ customer, transaction, at, amount, currency }) => ({
      ...{ customer, transaction, at: at.slice(0, 10), amount, currency, merchant: null, lat: null, present: null },
    }));
    expect(warningsOf(await warn(poor))).toEqual([expect.objectContaining({ kind: 'unusual-amount' })]);
  });

  test('what is no payment is counted by its reason, and no reason to stop or to warn', async () => {
    const bad: readonly (readonly [code: string, line: string | object])[] = [
      ['line.unreadable', '{"customer": "ann", "trans'],
      ['line.unreadable', '[1, 2]'],
      ['line.too-long', { amount: '-900.00', merchant: 'x'.repeat(3_000_000) }],
      ['customer.missing', { customer: null, amount: '-900.00' }],
      ['transaction.missing', { transaction: '', amount: '-900.00' }],
      ['amount.unreadable', { amount: 'nine hundred' }],
      ['amount.unreadable', { amount: '-1e300' }],
      ['amount.zero', { amount: '-0.0' }],
      ['currency.unknown', { amount: '-900.00', currency: 'EURO' }],
      ['date.unreadable', { amount: '-900.00', at: '2024-04-31' }],
      ['date.future', { amount: '-900.00', at: '2199-01-01' }],
      ['id.duplicate', { amount: '-900.00', transaction: 'g89' }],
      ['time.backwards', { amount: '-900.00', at: '2023-06-01' }],
    ];
    const lines = bad.map(([, line], number) =>
      typeof line === 'string' ? line : JSON.stringify(payment({ transaction: `bad${number}`, ...line })),
    );
    const ended = await warn([...quietLife().map((each) => JSON.stringify(each)), ...lines, JSON.stringify(payment({}))].join('\n'));
    expect([ended.code, ended.out]).toEqual([0, '']);
    const refused: Record<string, number> = {};
    for (const [code] of bad) refused[code] = (refused[code] ?? 0) + 1;
    expect(summaryOf(ended)).toMatchObject({ lines: 90 + bad.length + 1, warnings: 0, refused });
  });

  test('a field that cannot be read is counted and taken as missing', async () => {
    const odd = payment({ country: 12, lat: 'north', lon: 8, present: 'maybe', balance: 'much', mcc: 'shop', category: null });
    const ended = await warn([...quietLife(), odd]);
    expect(ended.out).toBe('');
    expect(summaryOf(ended)).toMatchObject({ refused: {}, ignored: { country: 1, place: 1, present: 1, balance: 1, mcc: 1 } });
  });

  test('after all that the next one is still found', async () => {
    const ended = await warn(
      [...quietLife().map((each) => JSON.stringify(each)), '{', JSON.stringify(payment({ amount: '-900.00' }))].join('\n'),
    );
    expect(warningsOf(ended)).toEqual([expect.objectContaining({ transaction: 'last' })]);
  });

  test('another currency is not measured by this one', async () => {
    expect((await warn([...quietLife(), payment({ amount: '-4500', currency: 'JPY' })])).out).toBe('');
  });

  test('no input is no error', async () => {
    const ended = await warn('');
    expect([ended.code, ended.out]).toEqual([0, '']);
    expect(summaryOf(ended)).toMatchObject({ lines: 0, warnings: 0 });
  });

  test('a promise it does not know is refused before anything is read', async () => {
    const ended = await warn(quietLife(), '--promise', 'never');
    expect([ended.code, ended.out]).toEqual([2, '']);
    expect(ended.err).toContain('--promise is one of year, quarter, month.');
  });
});
