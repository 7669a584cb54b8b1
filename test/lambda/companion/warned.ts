import { fullCustomer, at } from '../store/full-customer.ts';
import { newWarning, openAll, payment } from '../store/warned-people.ts';
import type { NewWarning } from '../../../lambda/store/warning-store.ts';
import type { House } from './house.ts';

export type Warned = Awaited<ReturnType<typeof warnedCustomer>>;

/** A customer with a card that can be frozen, a sign-in of just now, and of warnings one that is open, of 94 euros at Total. */
export async function warnedCustomer(house: House, change: Partial<NewWarning> = {}) {
  const person = await fullCustomer(house.opened);
  const warning = newWarning({
    severity: 'severe',
    accountId: `${person.id}/checking`,
    payment: payment(`${person.id}/1`),
    openedAt: at(-30),
    ...change,
  });
  for (const table of ['warning', 'warning_exception', 'dispute', 'delivery'])
    await house.db.query(`delete from ${table} where customer_id = $1`, [person.id]);
  await openAll(house.db, person.id, [warning]);
  await house.db.query(`update account set card = 'active' where customer_id = $1 and kind = 'checking'`, [person.id]);
  await house.customers.signedIn(person.id, house.now().toISOString());
  return { ...person, warningId: warning.id, checking: `${person.id}/checking` };
}
