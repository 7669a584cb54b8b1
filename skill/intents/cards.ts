import type { Act } from '../act.ts';
import { Failure } from '../failure.ts';
import type { ConsentedAccount } from '../policy/consented-account.ts';
import type { AccountId } from '../ports.ts';
import type { Line, Value } from '../reply.ts';
import type { Scene } from './intent.ts';
import { clause, line, listed } from './line.ts';

/** The accounts with a card that can be frozen here; none where the bank's data cannot be read: then only the number helps. */
export async function cardsOf({ bank }: Scene): Promise<readonly ConsentedAccount[]> {
  try {
    return (await bank.accounts()).filter(({ card }) => card !== null);
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}

/** "Shall I freeze your card?", and what a yes does; null if none of these accounts has a card to be frozen. */
export async function freezeQuestion(
  accounts: readonly AccountId[],
  scene: Scene,
): Promise<{ readonly ask: Line; readonly act: Extract<Act, { readonly kind: 'freeze-cards' }> } | null> {
  const cards = await cardsOf(scene);
  const active = cards.filter(({ id, card }) => card === 'active' && accounts.includes(id)).map(({ id }) => id);
  if (active.length === 0) return null;
  return { ask: line('freeze.ask', { cards: cardWords(active, cards, scene) }), act: { kind: 'freeze-cards', accounts: active } };
}

/** "Your card", "both your cards"; by their accounts where only some are meant and the names may be said. */
export function cardWords(some: readonly AccountId[], cards: readonly ConsentedAccount[], { bank }: Scene): Value {
  const meant = cards.filter(({ id }) => some.includes(id));
  if (meant.length < cards.length && bank.may('account-name', some)) return listed(meant.map(cardLine), 'and');
  const rest = meant.length < cards.length;
  return clause(line(meant.length === 1 ? 'cards.one' : rest ? 'cards.some' : meant.length === 2 ? 'cards.both' : 'cards.all'));
}

const cardLine = (account: ConsentedAccount): Line => line(account.kind === 'card' ? 'account' : 'cards.of', { account: account.name() });
