import type { PromiseLevel } from '#skill/build';
import { type Scenario, scenarios } from './draft.ts';
import type { Figures, Found, Said } from './figures.ts';

/** The figures as a table: a row for each injected kind and for the kind of warning of that name. */
export function reportOf(figures: Figures, promise: PromiseLevel): string {
  const { found, said, customerMonths, spans, spansBroken, falseOf, falseIn } = figures;
  const saidOf = (scenario: Scenario): Said | null => (scenario === 'leaked-card' ? null : said[scenario]);
  const total = (of: keyof Found) => scenarios.reduce((sum, scenario) => sum + found[scenario][of], 0);
  const totals: Found = {
    payments: total('payments'),
    paymentsWarned: total('paymentsWarned'),
    victims: total('victims'),
    victimsWarned: total('victimsWarned'),
    firstWarned: total('firstWarned'),
  };
  const allSaid = Object.values(said).reduce((sum, each) => ({ warnings: sum.warnings + each.warnings, right: sum.right + each.right }));
  const kept = spans === 0 ? '-' : (100 * (1 - spansBroken / spans)).toFixed(2);
  return [
    'kind             victims  warned %  first charge %  payments  recall %  warnings  precision %  false per customer-month',
    ...scenarios.map((scenario) => row(scenario, found[scenario], saidOf(scenario), customerMonths)),
    row('all', totals, allSaid, customerMonths),
    '',
    `${Math.round(customerMonths)} customer-months after 60 days of warm-up. At most one false warning a ${promise}: kept in ${kept} % of ${spans} customer-${promise}s.`,
    `False warnings: ${listed(falseOf)}.`,
    `By feed: ${listed(falseIn)}.`,
  ].join('\n');
}

const row = (name: string, { victims, victimsWarned, firstWarned, payments, paymentsWarned }: Found, said: Said | null, months: number) =>
  [
    name.padEnd(16),
    String(victims).padStart(7),
    share(victimsWarned, victims).padStart(9),
    share(firstWarned, victims).padStart(15),
    String(payments).padStart(9),
    share(paymentsWarned, payments).padStart(9),
    String(said?.warnings ?? '-').padStart(9),
    (said ? share(said.right, said.warnings) : '-').padStart(12),
    (said && months > 0 ? ((said.warnings - said.right) / months).toFixed(4) : '-').padStart(25),
  ].join(' ');

const share = (part: number, of: number): string => (of === 0 ? '-' : ((100 * part) / of).toFixed(1));

const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .slice(0, 12)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || 'none';
