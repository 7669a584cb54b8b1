import type { Day } from './calendar.ts';
import type { Draft, LookAlike } from './draft.ts';
import type { Person } from './person.ts';
import type { Random } from './random.ts';

/** Something that comes again on its day */
export interface Regular {
  readonly merchant: string;
  readonly category: string | null;
  readonly amount: number;
  readonly day: number;
  readonly everyMonths: number;
  readonly firstMonth: number;
  /** Share by which a charge differs from the one before */
  readonly wobble: number;
  /** Share by which winter is dearer than summer */
  readonly seasonal: number;
  /** Paid by card, so that a feed of cards alone has it */
  readonly card: boolean;
  readonly subscription: boolean;
  readonly alike: LookAlike | null;
}

type Terms = Partial<Regular> & Pick<Regular, 'merchant' | 'category' | 'amount'>;

export function drawRegulars(random: Random, { level, hasChildAway }: Person): readonly Regular[] {
  const found: Regular[] = [];
  const add = (share: number, terms: Terms): void => {
    if (!random.chance(share)) return;
    found.push({
      day: random.whole(1, 28),
      everyMonths: 1,
      firstMonth: random.whole(0, 11),
      wobble: 0,
      seasonal: 0,
      card: false,
      subscription: false,
      alike: null,
      ...terms,
      amount: terms.amount * level,
    });
  };
  add(0.75, { merchant: 'landlord', category: 'housing', amount: random.logNormal(800, 0.3), day: random.pick([1, 1, 3, 28]) });
  add(0.8, {
    merchant: 'power',
    category: 'utilities',
    amount: random.logNormal(70, 0.4),
    seasonal: random.between(0, 0.6),
    wobble: 0.08,
    alike: 'seasonal-bill',
  });
  add(0.4, { merchant: 'water', category: 'utilities', amount: 110, everyMonths: 3, wobble: 0.1 });
  add(0.8, {
    merchant: 'phone',
    category: 'utilities',
    amount: random.logNormal(28, 0.4),
    wobble: random.pick([0, 0, 0.15]),
    card: random.chance(0.4),
  });
  add(0.6, { merchant: 'internet', category: 'utilities', amount: random.logNormal(38, 0.2) });
  add(0.5, { merchant: 'insurer', category: 'insurance', amount: random.logNormal(48, 0.5) });
  add(0.45, {
    merchant: 'car-insurer',
    category: 'insurance',
    amount: random.logNormal(520, 0.4),
    everyMonths: 12,
    card: random.chance(0.5),
    alike: 'annual-bill',
  });
  add(0.25, { merchant: 'car-tax', category: null, amount: random.logNormal(190, 0.4), everyMonths: 12, alike: 'annual-bill' });
  add(0.2, {
    merchant: 'club',
    category: 'entertainment',
    amount: random.logNormal(160, 0.5),
    everyMonths: 12,
    card: true,
    alike: 'annual-bill',
  });
  add(0.3, { merchant: 'lender', category: 'fees', amount: random.logNormal(240, 0.5) });
  add(0.3, { merchant: 'gym', category: 'entertainment', amount: random.logNormal(32, 0.3), card: true, subscription: true });
  for (let number = 0, count = random.poisson(2); number < count; number += 1) {
    const abroadPriced = random.chance(0.2);
    add(1, {
      merchant: `stream-${number}`,
      category: 'subscriptions',
      amount: random.between(4, 19),
      wobble: abroadPriced ? 0.02 : 0,
      card: true,
      subscription: true,
    });
  }
  if (hasChildAway) {
    add(1, { merchant: 'child', category: null, amount: random.logNormal(320, 0.3) });
    add(1, { merchant: 'university', category: 'education', amount: random.logNormal(1400, 0.4), everyMonths: 6, alike: 'university' });
  }
  return found;
}

/** Charges of one day; `prices` holds what a charge has risen to. */
export function regularDay(random: Random, person: Person, regulars: readonly Regular[], day: Day, cardOnly: boolean): Draft[] {
  return regulars
    .filter(
      (each) => each.day === day.dayOfMonth && (day.month - each.firstMonth + 12) % each.everyMonths === 0 && (each.card || !cardOnly),
    )
    .map((each) => ({
      atMinute: day.start + random.whole(0, 240),
      amount: each.amount * (1 + random.normal(0, each.wobble)) * (1 + each.seasonal * Math.cos((2 * Math.PI * (day.month - 0.5)) / 12)),
      merchant: each.merchant,
      category: each.category,
      country: person.home.code,
      place: null,
      present: false,
      incident: null,
      alike: each.alike,
    }));
}
