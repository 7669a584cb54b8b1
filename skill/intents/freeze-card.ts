import type { AccountWord, Heard } from '../ask.ts';
import type { ConsentedAccount } from '../policy/consented-account.ts';
import type { Line } from '../reply.ts';
import { cardsOf, cardWords, freezeQuestion } from './cards.ts';
import type { Outcome, Scene, TalkIntent } from './intent.ts';
import { line } from './line.ts';
import { byWord } from './scope.ts';

/**
 * "Freeze my card": the link and one yes are enough, whoever speaks and whatever may be told here, for it only lowers risk.
 */
export const freezeCard: TalkIntent = (scene) => asked(scene, [], line('freeze.call'));

/** The bank's emergency number, at once and for everybody; then the card, where it can be frozen here. */
export const lostCard: TalkIntent = (scene) => asked(scene, [line('lost-card')], null);

async function asked(scene: Scene, before: readonly Line[], otherwise: Line | null): Promise<Outcome> {
  const cards = await cardsOf(scene);
  const meant = meantCards(cards, scene);
  const accounts = meant.map(({ id }) => id);
  const question = await freezeQuestion(accounts, scene);
  if (question !== null) return { say: [...before, question.ask], expecting: { kind: 'act', act: question.act }, then: 'asked' };
  // What we hold may be older than a release elsewhere: whoever asks to freeze a card is not told that it is, but asked.
  if (meant.length > 0)
    return { say: [...before, line('freeze.already')], expecting: { kind: 'act', act: { kind: 'freeze-cards', accounts } }, then: 'asked' };
  return { say: otherwise === null ? before : [...before, otherwise], then: 'close' };
}

/** The card that was named, else that of the warning in talk unless one was lost, else every card. A name counts only where names may be said. */
function meantCards(cards: readonly ConsentedAccount[], scene: Scene): readonly ConsentedAccount[] {
  const { ask, bank, state, warnings } = scene;
  const word = ask.slots.account;
  const ids = cards.map(({ id }) => id);
  const isName = word !== undefined && !isAnyCard(word) && (word.id !== null || bank.may('account-name', ids));
  const named = isName ? byWord(word, cards) : [];
  if (named.length > 0) return named;
  const warned = ask.intent === 'LostCard' ? undefined : warnings.open.find(({ id }) => id === state.warning);
  const own = cards.filter(({ id }) => id === warned?.accountId);
  return own.length > 0 ? own : cards;
}

/** "My card", "ma carte bancaire" may be any; "my credit card" is one of that kind, in whatever language. */
const isAnyCard = ({ id, heard }: Heard<AccountWord>): boolean => id === 'card' && !/[ck]r[eé]dit/i.test(heard);

/** Asks the bank, and says only what it confirmed. */
export async function frozen(accounts: readonly ConsentedAccount['id'][], scene: Scene): Promise<Pick<Outcome, 'say' | 'acts'>> {
  const words = cardWords(accounts, await cardsOf(scene), scene);
  const result = await scene.freeze(accounts);
  return result === 'frozen'
    ? { say: [line('freeze.done', { cards: words })], acts: [{ kind: 'cards-frozen', accounts }] }
    : { say: [line('freeze.failed')] };
}

/** Only the app releases a card, because it makes sure who is asking; which are frozen is said where their names may be. */
export const unfreezeCard: TalkIntent = async (scene) => {
  const cards = await cardsOf(scene);
  const ids = cards.filter(({ card }) => card === 'frozen').map(({ id }) => id);
  const named = ids.length > 0 && scene.bank.may('account-name', ids);
  const say = named ? [line('unfreeze.which', { cards: cardWords(ids, cards, scene) })] : [];
  return { say: [...say, line('unfreeze.app')], then: 'ask' };
};
