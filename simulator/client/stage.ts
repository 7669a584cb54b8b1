import type { Door, Heard } from '../contract.ts';
import type { Words } from '../words.ts';
import { byId, element, show } from './dom.ts';

export type StageState = 'idle' | 'listening' | 'thinking' | 'answering' | 'over';

const stage = byId('stage', HTMLElement);
const bubbles = byId('bubbles', HTMLOListElement);

/** Clears the stage and puts a door's device on it. */
export function setStage(door: Door, t: Words): void {
  stage.dataset.door = door;
  for (const view of stage.querySelectorAll<HTMLElement>('[data-view]')) view.hidden = view.dataset.view !== door;
  show(byId('question', HTMLElement), null);
  byId('card', HTMLElement).hidden = true;
  byId('caption', HTMLElement).textContent = t('caption.start');
  bubbles.replaceChildren(element('li', 'notice', t('chat.start')));
  setScreen('', '');
  setState('idle', t);
}

export function setState(state: StageState, t: Words): void {
  stage.dataset.state = state;
  byId('state', HTMLElement).textContent = t(`state.${state}`);
}

/** The customer's words, on the stage and in the chat. */
export function showQuestion(words: string): void {
  show(byId('question', HTMLElement), words);
  bubbles.querySelector('.notice')?.remove();
  addBubble('mine', words);
}

/** What came back: caption, bubble, screen and card. */
export function showAnswer({ speech, screen, card }: Heard, t: Words): void {
  byId('caption', HTMLElement).textContent = speech || t('caption.silence');
  if (speech !== '') addBubble('theirs', speech);
  const { title, hint } = screenOf(screen);
  if (title !== '') setScreen(title, hint);
  showCard(card, t);
}

/** What the screen says before anyone asked: the bank's name alone. */
export function setScreen(title: string, hint: string): void {
  byId('screen-title', HTMLElement).textContent = title;
  byId('screen-hint', HTMLElement).textContent = hint;
}

function addBubble(whose: 'mine' | 'theirs', text: string): void {
  bubbles.append(element('li', `bubble ${whose}`, text));
  bubbles.scrollTop = bubbles.scrollHeight;
}

function showCard(card: object | null, t: Words): void {
  byId('card', HTMLElement).hidden = card === null;
  if (card === null) return;
  const { type, title, text, content } = card as Readonly<Record<string, unknown>>;
  const links = type === 'LinkAccount';
  byId('card-title', HTMLElement).textContent = links ? t('card.LinkAccount') : textOr(title, t('card.other'));
  byId('card-text', HTMLElement).textContent = links ? t('card.LinkAccount.text') : textOr(text ?? content, '');
}

/** Title and hint of our one APL document, wherever the directive holds its data. */
function screenOf(screen: object | null): { title: string; hint: string } {
  const { datasources } = (screen ?? {}) as { datasources?: { screen?: Record<string, unknown> } };
  return { title: textOr(datasources?.screen?.title, ''), hint: textOr(datasources?.screen?.hint, '') };
}

const textOr = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise);
