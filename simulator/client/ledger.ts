import type { Disclosure, Person } from '../contract.ts';
import type { Words } from '../words.ts';
import { byId, element, show } from './dom.ts';

const table = byId('told', HTMLTableElement);
const nothing = byId('told-nothing', HTMLElement);
/** Leads to the ledger where it is below the fold */
const shortcut = byId('to-ledger', HTMLAnchorElement);
const earlier = byId('earlier', HTMLElement);

/** An answer as the ledger remembers it: what was asked, how much was told. */
interface Entry {
  readonly question: string;
  readonly rowCount: number;
}

/** What the platform got, and what stayed: rebuilt for every answer. */
export function ledgerOf(factKinds: readonly string[]) {
  let entries: Entry[] = [];

  const showRows = (rows: readonly Disclosure[], person: Person | null, t: Words) => {
    const nameOf = (account: string) => person?.accounts[account] ?? account;
    table.tBodies[0]?.replaceChildren(
      ...rows.map(({ kind, account, precision }) =>
        element(
          'tr',
          '',
          rowHead(t(`kind.${kind}`)),
          element('td', '', nameOf(account)),
          element('td', '', element('span', `precision ${precision}`, t(`precision.${precision}`))),
        ),
      ),
    );
    table.hidden = rows.length === 0;
    const told = new Set(rows.map(({ kind }) => kind));
    fill(
      'kept-kinds',
      factKinds.filter((kind) => !told.has(kind)).map((kind) => t(`kind.${kind}`)),
    );
    const accounts = Object.entries(person?.accounts ?? {}).filter(([id]) => !rows.some(({ account }) => account === id));
    fill(
      'kept-accounts',
      accounts.map(([, name]) => name),
    );
    byId('kept-accounts-part', HTMLElement).hidden = accounts.length === 0;
  };

  const showEarlier = (t: Words) => {
    earlier.hidden = entries.length < 2;
    const items = entries
      .slice(0, -1)
      .reverse()
      .map(({ question, rowCount }) =>
        element(
          'li',
          '',
          element('span', 'earlier-question', question),
          ' ',
          element('span', 'earlier-count', t('ledger.rows', { count: String(rowCount) })),
        ),
      );
    earlier.querySelector('ol')?.replaceChildren(...items);
  };

  return {
    clear: (person: Person | null, t: Words) => {
      entries = [];
      show(shortcut, null);
      showRows([], person, t);
      showEarlier(t);
      show(nothing, t('ledger.empty'));
    },
    add: (question: string, rows: readonly Disclosure[], person: Person | null, t: Words) => {
      entries = [...entries, { question, rowCount: rows.length }];
      show(shortcut, t('ledger.rows', { count: String(rows.length) }));
      showRows(rows, person, t);
      showEarlier(t);
      show(nothing, rows.length === 0 ? t('ledger.nothing') : null);
    },
  };
}

function rowHead(text: string): HTMLElement {
  const head = element('th', '', text);
  head.scope = 'row';
  return head;
}

function fill(list: string, texts: readonly string[]): void {
  byId(list, HTMLUListElement).replaceChildren(...texts.map((text) => element('li', '', text)));
}
