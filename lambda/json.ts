/** Reads JSON of unknown shape without ever throwing: what is not there, or is something else, reads as empty. */

export type Fields = Readonly<Record<string, unknown>>;

export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** Byte by byte, for tokens and ids. Null also for the empty string: both mean "nothing was said". */
export function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

const longestWords = 256;

/** What was heard, as it may be kept and said again: cut, without control characters (PostgreSQL takes no NUL) and halves of characters. */
export function words(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const kept = value.slice(0, longestWords).replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ');
  return kept.trim() === '' ? null : kept;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
