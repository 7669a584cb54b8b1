import type { Brand } from '../brand/brand.ts';
import { base } from './styles/base.ts';
import { controls } from './styles/controls.ts';
import { layout } from './styles/layout.ts';
import { pageStyles } from './styles/pages.ts';
import { parts } from './styles/parts.ts';

/** The whole style sheet of the pages: the bank's two colours, Pico, then our own. */
export function companionStyle({ colours }: Pick<Brand, 'colours'>, picoCss: string): string {
  const brand = `:root{--brand-accent:${colour(colours.accent)};--brand-ink:${colour(colours.ink)}}`;
  return [brand, picoCss, base, layout, controls, parts, pageStyles].join('\n');
}

/** The icon of the browser's tab: a drop in the bank's colour with its initial. */
export function companionIcon({ name, colours }: Pick<Brand, 'name' | 'colours'>): string {
  const initial = name.slice(0, 1).replace(/[^\p{L}\p{N}]/u, '');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="${colour(colours.accent)}" d="M16 1a15 15 0 1 1 0 30H3a2 2 0 0 1-2-2V16A15 15 0 0 1 16 1Z"/><text x="16" y="22" fill="#fff" font-family="sans-serif" font-size="17" font-weight="700" text-anchor="middle">${initial}</text></svg>`;
}

function colour(value: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(value)) throw new Error(`a brand colour is written #rrggbb, not ${value}`);
  return value;
}
