import type { Person, Phone, Push } from '../contract.ts';
import type { Words } from '../words.ts';
import { byId, element } from './dom.ts';
import { getPhone, makeHappen, Trouble } from './server.ts';

const form = byId('incident', HTMLFormElement);
const button = byId('happen', HTMLButtonElement);
const outcome = byId('incident-said', HTMLElement);
const pushPlace = byId('push', HTMLElement);
const frozenPlace = byId('frozen', HTMLElement);

export interface PhoneParts {
  readonly person: () => Person | null;
  readonly words: () => Words;
  /** A push has come that was not there before. */
  readonly onPush: () => void;
}

/** The customer's phone and cards, and the button that makes something happen to them. */
export function phoneOf({ person, words, onPush }: PhoneParts) {
  let owner: Person | null = null;
  let seen: ReadonlySet<string> | null = null;
  let shown: { readonly push: Push | null; readonly frozen: readonly string[] } = { push: null, frozen: [] };

  const drawPush = (): void => {
    const name = owner?.name.split(' ')[0] ?? '';
    pushPlace.replaceChildren(...(shown.push === null ? [] : [pushElement(shown.push, words(), name)]));
  };
  const drawFrozen = (): void => {
    const t = words();
    const cards = shown.frozen.map((account) => owner?.accounts[account] ?? account);
    frozenPlace.replaceChildren(...cards.map((card) => frozenElement(card, t)));
  };

  /** What was there before the page was opened is old. */
  const update = ({ pushes, frozen }: Phone): void => {
    const [newest] = pushes;
    const isNew = seen !== null && newest !== undefined && !seen.has(newest.id);
    seen = new Set(pushes.map(({ id }) => id));
    const froze = frozen.join() !== shown.frozen.join();
    shown = { push: isNew ? newest : shown.push, frozen };
    if (froze) drawFrozen();
    if (!isNew) return;
    drawPush();
    onPush();
  };

  const refresh = async (): Promise<void> => {
    const asked = owner;
    if (asked === null) return;
    const phone = await getPhone(asked.id);
    if (asked === owner && !(phone instanceof Trouble)) update(phone);
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const asked = owner;
    if (asked === null || button.ariaDisabled === 'true') return;
    button.ariaDisabled = 'true';
    outcome.textContent = words()('incident.running');
    const happened = await makeHappen(asked.id, String(new FormData(form).get('kind')));
    button.ariaDisabled = 'false';
    if (asked !== owner) return;
    if (happened instanceof Trouble) {
      outcome.textContent = words()(happened.key === 'network' ? 'error.network' : 'error.incident.failed');
      return;
    }
    const before = shown.push;
    update(happened);
    const unpushed = happened.outcome === 'warned' && shown.push === before;
    outcome.textContent = words()(`incident.${unpushed ? 'unpushed' : happened.outcome}`);
    if (unpushed) onPush();
  });
  addEventListener('focus', () => void refresh());

  return {
    refresh,
    /** In another language the same, of another customer their own: true if it is another's now. */
    restart: (): boolean => {
      outcome.textContent = '';
      form.hidden = person() === null;
      const changed = person() !== owner;
      if (changed) {
        owner = person();
        seen = null;
        shown = { push: null, frozen: [] };
        void refresh();
      }
      drawPush();
      drawFrozen();
      return changed;
    },
  };
}

function pushElement({ title, text }: Push, t: Words, name: string): HTMLElement {
  const open = element('a', 'quiet', t('push.open'));
  open.href = '/app/warnings';
  open.target = 'companion';
  const mark = element('span', 'mark', title.slice(0, 1));
  mark.ariaHidden = 'true';
  const head = element('p', 'push-head', element('strong', '', title), element('span', '', t('push.now')));
  return element(
    'div',
    'push',
    element('p', 'push-of', t('push.phone', { name })),
    element('div', 'push-card', mark, element('div', '', head, element('p', 'push-text', text)), open),
  );
}

function frozenElement(card: string, t: Words): HTMLElement {
  const undo = element('a', '', t('frozen.undo'));
  undo.href = '/app/warnings';
  undo.target = 'companion';
  return element('div', 'frozen-card', element('p', 'frozen-title', t('frozen')), element('p', 'frozen-name', card), undo);
}
