import { byId, element } from './dom.ts';

/** Fills a row of sentences that are said by a press; hides the row when there is none. */
export function setChips(row: 'next' | 'try', sentences: readonly Sentence[], say: (text: string) => void): void {
  const part = byId(row, HTMLElement);
  if (row === 'next') part.hidden = sentences.length === 0;
  part.querySelector('ul')?.replaceChildren(
    ...sentences.map(({ label, text }) => {
      const button = element('button', 'chip', label);
      button.type = 'button';
      button.addEventListener('click', () => say(text));
      return element('li', '', button);
    }),
  );
}

export interface Sentence {
  readonly label: string;
  readonly text: string;
}

export const plain = (text: string): Sentence => ({ label: text, text });
