import {
  addDays,
  addMonths,
  calendarOf,
  categories,
  type CivilDate,
  type DateRange,
  formatDecimal,
  resolvePeriod,
  spendingKinds,
  thisMonth,
  type Total,
} from '#skill';
import type { Api } from '../../companion/api/operations.ts';
import { localTime } from '../store/zoned-clock.ts';
import type { Visit } from './visit.ts';

const monthsShown = 6;

export const spendingCalls = ({ store, customer, now }: Visit) =>
  ({
    /** Months begin where the customer's do and are named by the month they begin in. */
    readSpending: async () => {
      const bank = store.bank(customer.id, now);
      const accounts = (await bank.accounts()).map((account) => account.id);
      const spent = async (range: DateRange, category?: (typeof categories)[number]) => {
        const { totals } = await bank.totals({ accounts, kinds: spendingKinds, range, ...(category && { categories: [category] }) });
        return totals.map(out);
      };
      const today = localTime(now, customer.zone).slice(0, 10) as CivilDate;
      const running = resolvePeriod(thisMonth, calendarOf({ ...customer, today })).range;
      const months: { month: string; currency: string; total: string }[] = [];
      for (let ago = monthsShown - 1; ago >= 0; ago -= 1) {
        const from = addMonths(running.from, -ago);
        const to = ago === 0 ? running.to : addDays(addMonths(running.from, 1 - ago), -1);
        for (const total of await spent({ from, to })) months.push({ month: from.slice(0, 7), ...total });
      }
      const byCategory: { category: string; currency: string; total: string }[] = [];
      for (const category of categories) for (const total of await spent(running, category)) byCategory.push({ category, ...total });
      return { months, categories: byCategory, month: running.from.slice(0, 7) };
    },
  }) satisfies Partial<Api>;

/** What went out, as a positive amount */
const out = ({ currency, sumMinor }: Total) => ({ currency, total: formatDecimal({ amountMinor: -sumMinor, currency }) });
