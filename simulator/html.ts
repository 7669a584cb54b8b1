/** Markup that is safe to send: only `html` makes it, and `html` escapes every plain value. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | readonly Html[];

export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: texts.reduce((before, text, index) => before + markupOf(parts[index - 1] ?? '') + text) };
}

function markupOf(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return String(part).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
}
