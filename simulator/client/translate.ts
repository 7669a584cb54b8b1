import type { Words } from '../words.ts';

/** Puts the words of a language into everything on the page that names its word. */
export function translate(tag: string, t: Words): void {
  document.documentElement.lang = tag;
  for (const [attribute, put] of Object.entries(places)) {
    for (const found of document.querySelectorAll(`[${attribute}]`)) put(found, t(found.getAttribute(attribute) ?? ''));
  }
}

const places: Record<string, (where: Element, text: string) => void> = {
  'data-word': (where, text) => {
    where.textContent = text;
  },
  'data-word-label': (where, text) => where.setAttribute('aria-label', text),
  'data-word-placeholder': (where, text) => where.setAttribute('placeholder', text),
};
