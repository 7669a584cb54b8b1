import type { Output } from '../../companion/api/operations.ts';

type Row = Output<'exportLedger'>[number];

const columns = [
  'seq',
  'at',
  'platform',
  'speaker',
  'requestId',
  'intent',
  'about',
  'account',
  'kind',
  'precision',
  'consent',
  'hash',
] as const satisfies readonly (keyof Row)[];

/** What was said as a table for a spreadsheet (RFC 4180), with its names in the first line. */
export const ledgerCsv = (rows: readonly Row[]): string =>
  [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');

/** What a spreadsheet would run as a formula is made text by a quote before it. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
