import {
  addMonths,
  addDays,
  type Calendar,
  type CivilDate,
  type DateRange,
  type IntentName,
  ownWeek,
  parseDate,
  type Period,
  type Slots,
  startOfMonth,
} from '#skill';
import { intentSlots } from '#skill/build';
import { agentParameters } from './agent-parameters.ts';
import { merchantValue } from './merchant.ts';

type Json = string | number | { readonly [name: string]: Json };

/** What a parameter holds, and the words it was read from. */
interface Said {
  readonly value: Json;
  readonly heard: string;
}

/**
 * The parameters Dialogflow would fill for an understood sentence: the inverse of readSlots by the same table. As in a
 * real request every parameter of the intent is there, "" where nothing was said, and what the intent has no slot for is
 * left out. A currency is left out too: @sys.number cannot carry one. `originals` is what Dialogflow keeps beside them.
 */
export function dialogflowParameters(
  intent: IntentName,
  slots: Slots,
  calendar: Calendar,
): { readonly parameters: Readonly<Record<string, Json>>; readonly originals: Readonly<Record<string, Json>> } {
  const said = saidIn(slots, calendar);
  const names = (intentSlots[intent] ?? []).flatMap((slot) => agentParameters(slot).map(({ name }) => name));
  return {
    parameters: Object.fromEntries(names.map((name) => [name, said[name]?.value ?? ''])),
    originals: Object.fromEntries(names.map((name) => [`${name}.original`, said[name]?.heard ?? ''])),
  };
}

function saidIn(
  { account, merchant, category, period, amount, comparison, count, ordinal, topic }: Slots,
  calendar: Calendar,
): Record<string, Said> {
  return {
    ...(account && { account: { value: account.id ?? account.heard, heard: account.heard } }),
    ...(merchant && { merchant: { value: merchant.id === null ? merchant.heard : merchantValue(merchant.id), heard: merchant.heard } }),
    ...(category && { category: { value: category.id ?? category.heard, heard: category.heard } }),
    ...(period && saidPeriod(period, calendar)),
    ...(amount && { amount: plain(Number(amount.value)) }),
    ...(comparison && { comparison: plain(comparison) }),
    ...(count !== undefined && { count: plain(count) }),
    ...(ordinal !== undefined && { ordinal: plain(String(ordinal)) }),
    ...(topic && { topic: plain(topic) }),
  };
}

function saidPeriod(period: Period, calendar: Calendar): Record<string, Said> {
  switch (period.form) {
    case 'DATE': {
      const { from, to } = spanOf(period.value, calendar);
      return from === to ? { date: plain(instant(from)) } : { period: plain({ startDate: instant(from), endDate: instant(to) }) };
    }
    case 'LAST':
      return { duration: plain(durationOf(period.value)) };
    case 'SINCE':
      return { from: plain(instant(period.from)) };
    case 'RANGE':
      return { from: plain(instant(period.from)), until: plain(instant(period.to)) };
  }
}

const plain = (value: Json): Said => ({ value, heard: typeof value === 'object' ? '' : String(value) });

/** "Now", "this month" and a week are dates to Dialogflow, which resolves them itself. */
function spanOf(value: string, calendar: Calendar): DateRange {
  const { today } = calendar;
  const month = startOfMonth(today);
  if (value === 'PRESENT_MONTH') return { from: month, to: addDays(addMonths(month, 1), -1) };
  const span = parseDate(value) ?? { kind: 'day', from: today, to: today };
  return span.kind === 'week' ? ownWeek(span, calendar) : span;
}

/** Dialogflow writes a date as noon with the offset of its own zone; only the date counts. */
const instant = (date: CivilDate): string => `${date}T12:00:00Z`;

const units: Readonly<Record<string, string>> = { D: 'day', W: 'wk', M: 'mo', Y: 'yr', TH: 'h', TM: 'min', TS: 's' };

/** A length of several parts has no such form: it goes as it is and counts as not understood. */
function durationOf(iso: string): Json {
  const [, time = '', amount, letter = ''] = /^P(T?)(\d+)([YMWDHS])$/.exec(iso) ?? [];
  const unit = units[`${time}${letter}`];
  return unit === undefined ? iso : { amount: Number(amount), unit };
}
