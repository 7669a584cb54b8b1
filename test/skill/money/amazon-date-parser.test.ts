import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { parseDate } from '../../../skill/money/parse-date.ts';

const pad = (n: number) => String(n).padStart(2, '0');
const texts = [2020, 2024, 2025, 2026, 2027].flatMap((year) => [
  ...[...Array(12).keys()].flatMap((m) => [`${year}-${pad(m + 1)}`, `${year}-${pad(m + 1)}-XX`, `${year}-${pad(m + 1)}-15`]),
  ...[...Array(52).keys()].flatMap((w) => [`${year}-W${pad(w + 1)}`, `${year}-W${pad(w + 1)}-WE`]),
  ...['SP', 'SU', 'FA', 'WI', 'Q1', 'Q2', 'Q3', 'Q4', 'XX-XX', 'W1'].map((rest) => `${year}-${rest}`),
  String(year),
]);

/** It is right only in a process whose zone is UTC, and cannot read '2026-XX' and centuries. */
const independent = `
  const Parser = require('amazon-date-parser');
  const days = JSON.parse(process.argv[1]).map((text) => {
    const { startDate, endDate } = new Parser(text);
    return [text, startDate.toISOString().slice(0, 10), endDate.toISOString().slice(0, 10)];
  });
  console.log(JSON.stringify(days));`;

test('amazon-date-parser, an independent reading of AMAZON.DATE, means the same days', () => {
  const asked = [...texts, '2020-W53', '2026-W53', '201X', '202X'];
  const found = execFileSync(process.execPath, ['-e', independent, JSON.stringify(asked)], {
    env: { ...process.env, TZ: 'UTC' },
    encoding: 'utf8',
  });
  const ours = asked.map((text) => [text, parseDate(text)?.from, parseDate(text)?.to]);
  expect(ours).toEqual(JSON.parse(found));
});
