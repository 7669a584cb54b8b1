/** The two colours a bank chooses, as the style sheet's first lines. */
export function brandStyle({ accent, ink }: { readonly accent: string; readonly ink: string }): string {
  return `:root{--brand-accent:${colour(accent)};--brand-ink:${colour(ink)}}`;
}

/** The page's icon: the brand's drop with its initial. */
export function brandIcon(name: string, accent: string): string {
  const initial = name.slice(0, 1).replace(/[^\p{L}\p{N}]/u, '');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="${colour(accent)}" d="M16 1a15 15 0 1 1 0 30H3a2 2 0 0 1-2-2V16A15 15 0 0 1 16 1Z"/><text x="16" y="22" fill="#fff" font-family="sans-serif" font-size="17" font-weight="700" text-anchor="middle">${initial}</text></svg>`;
}

function colour(value: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(value)) throw new Error(`a brand colour is written #rrggbb, not ${value}`);
  return value;
}
