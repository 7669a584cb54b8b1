import { examples } from '../../companion/api/examples.ts';
import type { Output } from '../../companion/api/operations.ts';

type Warning = Output<'listWarnings'>['warnings'][number];
const warned = (n: number, rest: Partial<Warning>): Warning => ({
  ...(examples.listWarnings.response.warnings[0] as Warning),
  id: `3d1f7a52-8c0e-4b6f-9a55-1f2f8f6d4e0${n}`,
  account: 'demo-us/checking',
  ...rest,
});
const paid = (value: string, merchant: string | null, date: string): Warning['payment'] => ({
  amount: { value, currency: 'USD' },
  merchant,
  date,
});
/** In no order, as they may come */
export const openWarnings: Warning[] = [
  warned(1, {
    kind: 'duplicate',
    severity: 'notice',
    payment: paid('-18.40', 'Lumen Café & Wine Bar on the Corner of Green Street', '2026-11-22'),
    why: '$18.40 was taken twice at Lumen Café & Wine Bar on the Corner of Green Street, 4 minutes apart.',
    heardAt: '2026-11-22T18:40:00.000Z',
  }),
  warned(2, { account: 'demo-us/card' }),
  warned(3, {
    kind: 'low-balance',
    severity: 'notice',
    transaction: null,
    payment: null,
    why: 'Your balance is $212.00. A regular payment expected on December 1, 2026 takes it below the $300.00 you chose.',
  }),
  warned(4, {
    source: 'bank',
    kind: 'account-takeover',
    transaction: null,
    payment: null,
    why: 'Harbour Bank saw something in your account that does not look like you.',
  }),
];
/** Answered, or over without an answer */
export const pastWarnings: Warning[] = [
  warned(5, {
    state: 'not-mine',
    kind: 'new-merchant',
    payment: paid('-489.00', 'Gizmo Depot', '2026-11-03'),
    why: 'You had never paid at Gizmo Depot, and $489.00 is 12 times your usual $38.90.',
    heardAt: '2026-11-03T18:00:00.000Z',
    answeredAt: '2026-11-03T18:01:00.000Z',
    answeredOver: 'alexa',
  }),
  warned(6, {
    state: 'mine',
    kind: 'abroad',
    severity: 'notice',
    payment: paid('-31.20', null, '2026-09-14'),
    why: 'It is your first payment in this country: Portugal.',
    answeredAt: '2026-09-14T10:00:00.000Z',
    answeredOver: 'app',
  }),
  warned(7, {
    state: 'expired',
    kind: 'price-rise',
    severity: 'notice',
    payment: paid('-17.99', 'Streamly', '2026-08-01'),
    why: 'It was $13.99 until now. This time Streamly took $17.99.',
  }),
];
