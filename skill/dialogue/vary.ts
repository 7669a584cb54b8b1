/** One of `count` variants of a sentence without figures, never the one spoken last: `help.1`, `help.2` ... */
export function variant(key: string, count: number, lastKey: string | null): string {
  const last = lastKey?.startsWith(`${key}.`) ? Number(lastKey.slice(key.length + 1)) : 0;
  return `${key}.${(last % count) + 1}`;
}
