import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { civilDate, type IntentName, type Locale } from '#skill';
import { understand } from '#skill/build';
import { ensureModel } from './train-understanding.ts';

/** One line of a data file: a sentence and what it asks, in the words of public data sets. */
interface Row {
  readonly text: string;
  readonly intent: string;
  readonly lang: string;
  readonly source: string;
  readonly kind?: 'near' | 'far';
  readonly alt?: readonly string[];
}

const labels: Readonly<Record<string, string>> = {
  balance: 'Balance SafeToSpend CanAfford',
  bill_amount: 'CardOwed',
  bill_due: 'CardDue UpcomingBills',
  transactions: 'RecentTransactions FindTransaction Pending LastAt RefundStatus',
  spending: 'Spending CompareSpending AverageSpending TopSpending Cash Foreign Fees Subscriptions PriceRises BudgetLeft',
  largest_purchase: 'BiggestPurchase',
  income: 'Income',
  repeat: 'Repeat More SelectOrdinal',
  help: 'Help',
  cancel: 'Cancel Stop NavigateHome',
  yes: 'Yes ConfirmMine',
  no: 'No DenyMine',
  greet: 'Greet',
  thanks_bye: 'Thanks Stop',
  human: 'Human',
  lost_card: 'LostCard',
  freeze_card: 'FreezeCard',
  unfreeze_card: 'UnfreezeCard',
  fraud_alerts: 'Warnings WhyWarning DenyMine NotRecognised ChargedTwice Dispute SetAlert',
  report_fraud: 'Warnings WhyWarning DenyMine NotRecognised ChargedTwice Dispute SetAlert',
  pin_change: 'PinChange',
  oos: 'Unsupported CardDeclined Fallback',
};
const outOfScope = new Set((labels.oos ?? '').split(' '));
const intentsOf = ({ intent, alt = [] }: Row) => new Set([intent, ...alt].flatMap((label) => (labels[label] ?? '').split(' ')));
const localeOf: Readonly<Record<string, Locale>> = { en: 'en-US', fr: 'fr-FR' };
const transferSource = /transfer$|transfer_money|transfermoney|^sgd|pay_bill|pay_cc|transfer_into/;
const verbose = process.argv.includes('--misses');

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: node tools/run.mjs tools/evaluate-understanding.ts <folder of .jsonl files> [--misses]');
const engine = ensureModel(process.env.TELLBACK_ROOT ?? '.');
const times: number[] = [];

function ask(text: string, locale: Locale) {
  const context = { locale, today: civilDate('2026-11-23'), region: locale.slice(3), merchants: [], accounts: [] };
  const start = performance.now();
  const understood = understand(text, context, engine);
  times.push(performance.now() - start);
  return understood;
}

/** The best in-scope intent, whatever its confidence. */
const best = (understood: ReturnType<typeof ask>): IntentName =>
  outOfScope.has(understood.intent)
    ? (understood.alternatives.find(({ intent }) => !outOfScope.has(intent))?.intent ?? 'Fallback')
    : understood.intent;

interface Score {
  right: number;
  closed: number;
  inScope: number;
  near: number;
  nearAnswered: number;
  far: number;
  farAnswered: number;
  answered: { confidence: number; right: boolean; kind: string }[];
  transfers: number;
  transfersAnswered: number;
  exchanged: number;
}
const empty = (): Score => ({
  right: 0,
  closed: 0,
  inScope: 0,
  near: 0,
  nearAnswered: 0,
  far: 0,
  farAnswered: 0,
  answered: [],
  transfers: 0,
  transfersAnswered: 0,
  exchanged: 0,
});

function score(row: Row, total: Score): void {
  const locale = localeOf[row.lang];
  if (locale === undefined) return;
  const understood = ask(row.text, locale);
  const answered = !outOfScope.has(understood.intent);
  if (row.intent === 'freeze_card' && understood.intent === 'UnfreezeCard') total.exchanged++;
  if (row.intent === 'oos') {
    const accepted = intentsOf(row).has(understood.intent);
    const kind = row.kind ?? 'far';
    total[kind]++;
    if (answered && !accepted) total[`${kind}Answered`]++;
    if (answered) total.answered.push({ confidence: understood.confidence, right: accepted, kind });
    if (transferSource.test(row.source)) {
      total.transfers++;
      if (answered) total.transfersAnswered++;
      if (answered && verbose) console.log(`transfer > ${understood.intent} ${understood.confidence.toFixed(2)}: ${row.text}`);
    } else if (answered && verbose && kind === 'near')
      console.log(`${row.source} > ${understood.intent} ${understood.confidence.toFixed(2)}: ${row.text}`);
    return;
  }
  total.inScope++;
  const right = intentsOf(row).has(understood.intent);
  if (right) total.right++;
  if (intentsOf(row).has(best(understood))) total.closed++;
  else if (verbose) console.log(`${row.intent} > ${best(understood)} ${understood.confidence.toFixed(2)}: ${row.text}`);
  if (answered) total.answered.push({ confidence: understood.confidence, right, kind: 'in' });
}

const per = (part: number, of: number): string => (of === 0 ? '-' : `${((100 * part) / of).toFixed(1)}`).padStart(6);
const line = (name: string, s: Score): string =>
  `${name.padEnd(30)} ${per(s.closed, s.inScope)} ${per(s.right, s.inScope)} ${String(s.inScope).padStart(6)} ${per(s.nearAnswered, s.near)} ${String(s.near).padStart(6)} ${per(s.farAnswered, s.far)} ${String(s.far).padStart(6)} ${String(s.transfersAnswered).padStart(4)}/${s.transfers} ${s.exchanged}`;
console.log('file                           closed  right      n   near      n    far      n  transfers answered, freeze exchanged');
const languages = new Map<string, Score>();
for (const file of readdirSync(folder).sort()) {
  if (!file.endsWith('.jsonl') || file.startsWith('slots-')) continue;
  const rows = readFileSync(join(folder, file), 'utf8')
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text) as Row);
  const lang = rows[0]?.lang ?? '';
  if (localeOf[lang] === undefined) continue;
  const own = empty();
  for (const row of rows) score(row, own);
  console.log(line(file, own));
  const sum = languages.get(lang) ?? empty();
  for (const key of Object.keys(own) as (keyof Score)[]) {
    if (key === 'answered') sum.answered.push(...own.answered);
    else sum[key] += own[key];
  }
  languages.set(lang, sum);
}
for (const [lang, sum] of languages) console.log(line(`all ${lang}`, sum), ` cov@P95 ${coverage(sum)}`);
times.sort((a, b) => a - b);
const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(3);
console.log(`ms per sentence: p50 ${at(0.5)} p99 ${at(0.99)}`);

/** Share of in-scope sentences answered right where 95 % of given answers are, in-scope : near : far = 2 : 1 : 1. */
function coverage({ answered, inScope, near, far }: Score): string {
  const worth: Readonly<Record<string, number>> = { in: 1, near: inScope / 2 / (near || 1), far: inScope / 2 / (far || 1) };
  let [good, bad, covered] = [0, 0, 0];
  for (const { right, kind } of [...answered].sort((a, b) => b.confidence - a.confidence)) {
    if (right && kind === 'in') good++;
    else if (!right) bad += worth[kind] ?? 1;
    if (good / (good + bad) >= 0.95) covered = good / inScope;
  }
  return (covered * 100).toFixed(1);
}
