import { createInterface } from 'node:readline';
import {
  calendarOf,
  type CivilDate,
  type Heard,
  isCivilDate,
  type Locale,
  parseDate,
  type Period,
  resolvePeriod,
  type Slots,
} from '#skill';
import { understand } from '#skill/build';
import { ensureModel } from './train-understanding.ts';

/**
 * JSON lines in, JSON lines out, in the same order: {text, lang, now, context: {merchants, accounts, expecting}} to {intent, confidence,
 * slots, alternatives}. A line that cannot be read becomes {error}. Nothing else is written to stdout.
 */
const engine = ensureModel(process.env.TELLBACK_ROOT ?? '.');

/** A name alone, or with what is known of it. */
interface Named {
  readonly id: string | null;
  readonly name: string;
  readonly nickname: string | null;
  readonly lastFour: string | null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function named(value: unknown): Named[] {
  if (typeof value === 'string') return [{ id: null, name: value, nickname: null, lastFour: null }];
  if (!isRecord(value)) return [];
  const [id, nickname, lastFour] = [textOf(value.id), textOf(value.nickname), textOf(value.lastFour)];
  const name = textOf(value.name) ?? nickname ?? id;
  return name === null ? [] : [{ id, name, nickname, lastFour }];
}

const listOf = (context: unknown, key: string): Named[] => {
  const list = isRecord(context) ? context[key] : null;
  return Array.isArray(list) ? list.flatMap(named) : [];
};

/** "en", "fr-BE", "en_GB": the locale whose words are used, and the region whose week and dates; null for other languages. */
function localeOf(lang: unknown): { locale: Locale; region: string } | null {
  const [language = '', region] = String(lang ?? '').split(/[-_]/);
  const locale = ({ en: 'en-US', fr: 'fr-FR' } as const)[language.toLowerCase()];
  return locale ? { locale, region: /^[a-z]{2}$/i.test(region ?? '') ? String(region).toUpperCase() : locale.slice(3) } : null;
}

function answer(line: string): object {
  const asked = JSON.parse(line) as unknown;
  if (!isRecord(asked) || typeof asked.text !== 'string') return { error: 'text.missing' };
  const today = String(asked.now ?? new Date().toISOString()).slice(0, 10);
  if (!isCivilDate(today)) return { error: 'now.unreadable' };
  const spoken = localeOf(asked.lang);
  if (!spoken) return { intent: 'Fallback', confidence: 0, slots: {}, alternatives: [] };
  const accounts = listOf(asked.context, 'accounts');
  const merchants = listOf(asked.context, 'merchants').map(({ id, name }) => ({ id: id ?? name, name }));
  const expecting = isRecord(asked.context) ? expectingOf(asked.context.expecting) : null;
  const context = { ...spoken, today, merchants, accounts, expecting };
  const { intent, confidence, slots, alternatives } = understand(asked.text, context, engine);
  return {
    intent,
    confidence: rounded(confidence),
    slots: plainSlots(slots, accounts, today, spoken.region),
    alternatives: alternatives.map((other) => ({ ...other, confidence: rounded(other.confidence) })),
  };
}

const expectingOf = (value: unknown): 'yes-no' | 'merchant' | null => (value === 'yes-no' || value === 'merchant' ? value : null);

const rounded = (share: number): number => Math.round(share * 1000) / 1000;

/** Slots as text: the matched id, or what was heard. */
function plainSlots(
  { account, merchant, category, period, ...others }: Slots,
  accounts: readonly Named[],
  today: CivilDate,
  region: string,
) {
  const own = accounts.find(({ name, nickname, lastFour }) => account?.id === null && [name, nickname, lastFour].includes(account.heard));
  return {
    ...(account && { account: own?.id ?? matched(account) }),
    ...(merchant && { merchant: matched(merchant) }),
    ...(category && { category: matched(category) }),
    ...(period && { period: { form: period.form, value: textOfPeriod(period), ...daysOf(period, today, region) } }),
    ...others,
  };
}

const matched = ({ id, heard }: Heard<string>): string => id ?? heard;

const textOfPeriod = (period: Period): string => {
  if ('value' in period) return period.value;
  return period.form === 'SINCE' ? period.from : `${period.from}/${period.to}`;
};

/** First and last day. What lies ahead ("tomorrow", "next month") is said as it is; all else ends today at the latest. */
function daysOf(period: Period, today: CivilDate, region: string): { from: CivilDate; to: CivilDate } {
  const ahead = period.form === 'DATE' ? parseDate(period.value) : null;
  const { from, to } = ahead && ahead.from > today ? ahead : resolvePeriod(period, calendarOf({ region, today, monthStartsOn: 1 })).range;
  return { from, to };
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() === '') continue;
  let result: object;
  try {
    result = answer(line);
  } catch {
    result = { error: 'line.unreadable' };
  }
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
