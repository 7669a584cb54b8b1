import { type CategoryId, currency, formatDecimal, parseMoney } from '#skill';
import { type Api, ApiError, type Input, type Output } from '../../companion/api/operations.ts';
import { localeTags } from '../../locales/catalogue.ts';
import type { CustomerRecord, Settings } from '../store/customer-store.ts';
import type { Visit } from './visit.ts';

type View = Output<'readSettings'>;
type Money = View['threshold'];

export const settingsCalls = ({ customers, customer, now }: Visit) =>
  ({
    readSettings: async () => view(customer),
    changeSettings: async ({ body }) => {
      await customers.changeSettings(customer.id, stored(body, customer.homeCurrency));
      return view((await customers.customer(customer.id, now)) ?? customer);
    },
  }) satisfies Partial<Api>;

function view({ locale, zone, weekStartsOn, monthStartsOn, thresholdMinor, budgets, homeCurrency }: CustomerRecord): View {
  const money = (amountMinor: bigint): Money => ({
    value: formatDecimal({ amountMinor, currency: currency(homeCurrency) }),
    currency: homeCurrency,
  });
  return {
    locale: localeTags.find((tag) => tag === locale) ?? null,
    zone,
    weekStartsOn,
    monthStartsOn,
    threshold: money(thresholdMinor),
    budgets: Object.entries(budgets).map(([category, amount]) => ({ category: category as CategoryId, amount: money(BigInt(amount)) })),
  };
}

function stored({ threshold, budgets, zone, ...same }: Input<'changeSettings'>['body'], home: string): Partial<Settings> {
  if (zone !== undefined && !isZone(zone)) throw new ApiError('input.invalid', 'zone');
  const given = Object.fromEntries(Object.entries(same).filter(([, value]) => value !== undefined)) as Partial<Settings>;
  return {
    ...given,
    ...(zone !== undefined && { zone }),
    ...(threshold !== undefined && { thresholdMinor: minorOf(threshold, home, 'threshold') }),
    ...(budgets !== undefined && { budgets: budgetsOf(budgets, home) }),
  };
}

function budgetsOf(budgets: View['budgets'], home: string): Record<string, string> {
  const amounts = new Map<string, string>();
  for (const [n, { category, amount }] of budgets.entries()) {
    if (amounts.has(category)) throw new ApiError('input.invalid', `budgets.${n}.category`);
    amounts.set(category, String(minorOf(amount, home, `budgets.${n}.amount`)));
  }
  return Object.fromEntries(amounts);
}

/** Minor units of the home currency, never below zero. */
export function minorOf({ value, currency: code }: Money, home: string, field: string): bigint {
  if (code !== home) throw new ApiError('input.invalid', `${field}.currency`);
  const refused = new ApiError('input.invalid', `${field}.value`);
  try {
    const { amountMinor } = parseMoney(value, currency(home));
    if (amountMinor < 0n) throw refused;
    return amountMinor;
  } catch {
    throw refused;
  }
}

/** A zone of the IANA database by its own name; offsets mean opposite things to different readers. */
function isZone(zone: string): boolean {
  if (!/^(UTC|[A-Z][A-Za-z_]+(\/[A-Za-z0-9_+-]+)+)$/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}
