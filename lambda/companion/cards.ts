import { type Api, ApiError, type Output } from '../../companion/api/operations.ts';
import { accountOf } from './accounts.ts';
import type { Visit } from './visit.ts';

export const cardCalls = (visit: Visit) =>
  ({
    freezeCard: ({ id }) => set(visit, id, 'frozen'),
    unfreezeCard: async ({ id }) => {
      await accountOf(visit, id);
      if (!isFresh(visit)) throw new ApiError('login.stale');
      return set(visit, id, 'active');
    },
  }) satisfies Partial<Api>;

/** At the bank first: only what it confirmed is kept and shown. */
async function set(visit: Visit, id: string, card: 'active' | 'frozen'): Promise<Output<'freezeCard'>> {
  const { customer, warnings, setCards, now } = visit;
  const account = await accountOf(visit, id);
  if (account.card === null) throw new ApiError('card.none');
  try {
    await setCards(customer.id, [id], card);
  } catch {
    throw new ApiError('bank.failed');
  }
  if (!(await warnings.setCard(customer.id, id, card, now, 'app'))) throw new ApiError('card.none');
  return { account: id, card };
}

/** Who stole a phone that is signed in must not undo what its owner did, not even while the owner is signed in elsewhere. */
const isFresh = ({ loginAt, rules, now }: Visit): boolean =>
  loginAt !== null && Date.parse(now) - Date.parse(loginAt) <= rules.freshLoginMinutes * 60_000;
