/**
 * What the reviewer of a certification sees: invented shops, invented amounts. Production holds it, for it is marked as such:
 * every shop says "Example". Days are counted back from the day on which the reviewer is made.
 */
export interface InventedPayment {
  readonly daysAgo: number;
  readonly account: 'checking' | 'card';
  /** Decimal text, negative = money out */
  readonly amount: string;
  readonly shop: string;
  /** Merchant category code (ISO 18245); without one the line is no purchase */
  readonly code?: string;
  readonly type?: 'card' | 'transfer' | 'direct-debit' | 'cash' | 'salary';
  readonly pending?: true;
}

const buy = (daysAgo: number, amount: string, shop: string, code: string): InventedPayment => ({
  ...{ daysAgo, amount, shop, code, type: 'card', account: daysAgo % 2 === 0 ? 'checking' : 'card' },
});
const groceries = (daysAgo: number, amount: string) => buy(daysAgo, amount, 'Example Market', '5411');
const dinner = (daysAgo: number, amount: string) => buy(daysAgo, amount, 'Example Kitchen', '5812');
const coffee = (daysAgo: number, amount: string) => buy(daysAgo, amount, 'Example Coffee', '5814');
const petrol = (daysAgo: number, amount: string) => buy(daysAgo, amount, 'Example Fuel', '5541');
const monthly = (daysAgo: number): readonly InventedPayment[] => [
  { daysAgo, account: 'checking', amount: '3200.00', shop: 'Example Employer', type: 'salary' },
  { daysAgo: daysAgo - 1, account: 'checking', amount: '-1150.00', shop: 'Example Homes', code: '6513', type: 'direct-debit' },
  { daysAgo: daysAgo - 2, account: 'checking', amount: '-84.20', shop: 'Example Energy', code: '4900', type: 'direct-debit' },
  { daysAgo: daysAgo - 3, account: 'card', amount: '-12.99', shop: 'Example Streaming', code: '5815', type: 'card' },
];

export const inventedPayments: readonly InventedPayment[] = [
  { ...coffee(0, '-4.80'), pending: true },
  { ...groceries(1, '-63.15'), pending: true },
  ...[coffee(3, '-5.20'), coffee(11, '-4.80'), coffee(24, '-9.60'), coffee(40, '-4.80'), coffee(66, '-5.20')],
  ...[groceries(6, '-58.40'), groceries(13, '-71.05'), groceries(20, '-49.99'), groceries(27, '-66.30'), groceries(34, '-54.75')],
  ...[groceries(48, '-80.10'), groceries(62, '-61.20'), groceries(76, '-57.85')],
  ...[dinner(4, '-32.50'), dinner(12, '-48.00'), dinner(33, '-27.40'), dinner(55, '-61.90'), dinner(70, '-38.25')],
  ...[petrol(9, '-41.30'), petrol(31, '-44.80'), petrol(58, '-39.95')],
  buy(5, '-18.60', 'Example Pharmacy', '5912'),
  buy(15, '-129.00', 'Example Shoes', '5661'),
  buy(22, '-349.00', 'Example Airline', '4511'),
  buy(36, '-24.00', 'Example Cinema', '7832'),
  buy(44, '-89.50', 'Example Furniture', '5712'),
  { daysAgo: 17, account: 'checking', amount: '-60.00', shop: 'Example Cash Machine', code: '6011', type: 'cash' },
  { daysAgo: 16, account: 'card', amount: '45.00', shop: 'Example Shoes', code: '5661', type: 'card' },
  ...[...monthly(25), ...monthly(55), ...monthly(85)],
];
