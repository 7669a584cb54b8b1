import fc from 'fast-check';
import type { CivilDate, Period, Slots } from '#skill';
import type { Bank, BankAccount, BankTransaction } from '../../../lambda/banks/bank.ts';
import { sync } from '../../../lambda/banks/sync.ts';
import { customer } from '../../builders/customer.ts';
import { plusDays } from '../../oracle/calendar.ts';
import { type Sums, spentIn } from './spent.ts';

/** Statements as a bank hands them out, random but for what the rules need, and a customer whose bank they are. */

export const today = '2026-11-23';
const noon = '2026-11-23T11:00:00Z';

const account = (sourceId: string, kind: BankAccount['kind'], name: string, joint = false): BankAccount => ({
  ...{ sourceId, kind, joint, name, lastFour: '0000', currency: 'EUR' },
  balances: [],
});

export const accounts = [
  account('c', 'checking', 'Daily'),
  account('s', 'savings', 'Reserve'),
  account('j', 'checking', 'Together', true),
  account('k', 'card', 'Plastic'),
] as const;

export const shops = [
  { name: 'Lidl', mcc: '5411', category: 'groceries' },
  { name: 'Quick', mcc: '5814', category: 'restaurants' },
  { name: 'Shell', mcc: '5541', category: 'fuel' },
  { name: 'Zara', mcc: '5651', category: 'shopping' },
] as const;

export const ownName = 'Camille Lambert';

export const euros = (cents: number): string => `${cents < 0 ? '-' : ''}${(Math.abs(cents) / 100).toFixed(2)}`;

/** One line; a pending one has only the day of purchase. */
export function line(
  sourceId: string,
  accountSourceId: string,
  on: string,
  cents: number,
  more: Partial<BankTransaction> = {},
): BankTransaction {
  const { status = 'booked' } = more;
  const when = status === 'pending' ? { purchasedOn: on } : { bookedOn: on };
  return { ...{ sourceId, accountSourceId, status, amount: euros(cents), currency: 'EUR', text: 'CARD PAYMENT' }, ...when, ...more };
}

/** What a line may be, and whether money goes out (-1) or comes in */
interface Shape {
  readonly sign: 1 | -1;
  readonly more: Partial<BankTransaction>;
}

const lines: readonly Shape[] = [
  ...shops.map(
    ({ name, mcc }): Shape => ({
      sign: -1,
      more: { type: 'card', text: `${name.toUpperCase()} 0231 BRUXELLES`, merchantName: name, mcc },
    }),
  ),
  ...shops.map(
    ({ name }): Shape => ({ sign: -1, more: { type: 'card', text: `${name.toUpperCase()} 0231 BRUXELLES`, merchantName: name } }),
  ),
  ...shops.map(
    ({ name, mcc }): Shape => ({ sign: 1, more: { type: 'card', text: `REFUND ${name.toUpperCase()}`, merchantName: name, mcc } }),
  ),
  { sign: -1, more: { type: 'cash', text: 'RETRAIT DAB' } },
  { sign: -1, more: { type: 'fee', text: 'FRAIS DE COMPTE' } },
  { sign: -1, more: { type: 'loan', text: 'ECHEANCE PRET' } },
  { sign: -1, more: { type: 'transfer', text: 'VIREMENT', counterparty: 'Marie Dubois' } },
  { sign: -1, more: { type: 'transfer', text: 'VIREMENT', counterparty: 'Paul Martin' } },
  { sign: 1, more: { type: 'transfer', text: 'VIREMENT', counterparty: 'Lea Petit' } },
  { sign: 1, more: { type: 'salary', text: 'SALAIRE', counterparty: 'Atelier SA' } },
];

/** Cents that no random line has, so that a test can add some that no other could be taken for. */
export const rareCents = fc.integer({ min: 1, max: 3_000 }).map((whole) => whole * 100 + 37);

const cents = fc.oneof(fc.constantFrom(1_000, 2_500, 10_000), fc.integer({ min: 1, max: 90_000 })).map((n) => (n % 100 === 37 ? n + 1 : n));

export const day = (least = 0, most = 120): fc.Arbitrary<string> =>
  fc
    .oneof(fc.integer({ min: least, max: Math.min(most, least + 12) }), fc.integer({ min: least, max: most }))
    .map((ago) => plusDays(today, -ago));

/** Any statement without a move between own accounts and without pending lines. */
export const statement = (maxLength = 25): fc.Arbitrary<readonly BankTransaction[]> =>
  fc
    .array(fc.record({ shape: fc.constantFrom(...lines), of: fc.constantFrom(...accounts), on: day(), size: cents }), { maxLength })
    .map((all) => all.map(({ shape, of, on, size }, n) => line(`t${n}`, of.sourceId, on, shape.sign * size, shape.more)));

/** A customer without data yet; `bring` syncs what the bank shows on that day. */
export async function banker() {
  const person = await customer({ accounts: [], transactions: [], region: 'BE', zone: 'Europe/Brussels', homeCurrency: 'EUR', now: noon });
  const bring = async (transactions: readonly BankTransaction[], on = today): Promise<void> => {
    const bank: Bank = {
      snapshot: async (_, from) => ({
        accounts,
        transactions: transactions.filter(
          ({ status, bookedOn, purchasedOn }) => status === 'pending' || (bookedOn ?? purchasedOn ?? '') >= (from ?? ''),
        ),
        asOf: `${on}T10:00:00Z`,
      }),
    };
    await sync({ customerId: 'ana', bank, store: person.store, known: [], now: `${on}T11:00:00Z` });
  };
  const spent = async (slots: Slots): Promise<Sums> => spentIn(await person.ask('Spending', slots));
  return { ...person, bring, spent };
}

export type Banker = Awaited<ReturnType<typeof banker>>;

/** The same statement in the hands of a new customer */
export async function bankerWith(transactions: readonly BankTransaction[]): Promise<Banker> {
  const person = await banker();
  await person.bring(transactions);
  return person;
}

export const always: Period = { form: 'LAST', value: 'P1Y' };

export const between = (from: string, to: string): Period => ({ form: 'RANGE', from: from as CivilDate, to: to as CivilDate });

/** Everything one may ask about spending in these periods: in all, by account, by category, by merchant. */
export async function figures({ spent }: Banker, periods: readonly Period[]): Promise<Readonly<Record<string, Sums>>> {
  const subjects: readonly Slots[] = [
    {},
    ...accounts.map(({ name }): Slots => ({ account: { id: null, heard: name } })),
    ...(['groceries', 'restaurants', 'fuel', 'shopping', 'cash', 'fees', 'uncategorised'] as const).map(
      (id): Slots => ({ category: { id, heard: id } }),
    ),
    ...shops.map(({ name }): Slots => ({ merchant: { id: name.toLowerCase(), heard: name } })),
  ];
  const found: Record<string, Sums> = {};
  for (const period of periods) {
    for (const subject of subjects) {
      found[JSON.stringify([subject, period])] = await spent({ ...subject, period });
    }
  }
  return found;
}
