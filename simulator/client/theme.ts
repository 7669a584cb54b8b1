import { byId } from './dom.ts';

const key = 'simulator-theme';
const root = document.documentElement;

/** The browser's choice of light or dark until a press turns it over; the press is remembered. */
export function enableTheme(): void {
  const kept = remembered();
  if (kept === 'light' || kept === 'dark') root.dataset.theme = kept;
  byId('theme', HTMLButtonElement).addEventListener('click', () => {
    const now = root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
    root.dataset.theme = now === 'dark' ? 'light' : 'dark';
    remember(root.dataset.theme);
  });
}

function remembered(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage may be forbidden; the choice then lasts as long as the page
  }
}

function remember(theme: string): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // see remembered()
  }
}
