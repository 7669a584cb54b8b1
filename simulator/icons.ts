import { type Html, html } from './html.ts';

const paths = {
  echo: html`<circle cx="12" cy="11" r="7.5" /><path d="M8.2 17.6c2.3 1 5.3 1 7.6 0" /><path d="M6 21h12" />`,
  'echo-show': html`<rect x="3" y="5" width="18" height="12" rx="2" /><path d="M8 20.5h8M10 17l-1 3.5M14 17l1 3.5" />`,
  'web-chat': html`<path d="M20 12a7.5 7.5 0 0 1-11 6.6L4 20l1.4-4.6A7.5 7.5 0 1 1 20 12Z" /><path d="M9.2 12h.01M12.5 12h.01M15.8 12h.01" />`,
  phone: html`<path d="M6 3.5h3l1.6 4-2 1.5a12 12 0 0 0 6.4 6.4l1.5-2 4 1.6v3c0 1-.8 1.8-1.8 1.8A15.7 15.7 0 0 1 4.2 5.3C4.2 4.3 5 3.5 6 3.5Z" />`,
  mic: html`<rect x="9" y="3" width="6" height="11" rx="3" /><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" />`,
  send: html`<path d="M5 12h13M12.5 6.5 18 12l-5.5 5.5" />`,
  lock: html`<rect x="5" y="11" width="14" height="9.5" rx="2.5" /><path d="M8.5 11V8a3.5 3.5 0 0 1 7 0v3" />`,
  told: html`<path d="M4 10v4h3.5L12 18V6L7.5 10H4Z" /><path d="M15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11" />`,
  theme: html`<circle cx="12" cy="12" r="8.5" /><path d="M12 3.5v17a8.5 8.5 0 0 0 0-17Z" class="filled" />`,
  restart: html`<path d="M4.5 12a7.5 7.5 0 1 0 2.4-5.5L4.5 8.7" /><path d="M4.5 4.5v4.2h4.2" />`,
  copy: html`<rect x="8.5" y="8.5" width="11" height="11" rx="2.5" /><path d="M15.5 8.5V7A2.5 2.5 0 0 0 13 4.5H7A2.5 2.5 0 0 0 4.5 7v6A2.5 2.5 0 0 0 7 15.5h1.5" />`,
  app: html`<rect x="4" y="4" width="16" height="16" rx="4" /><path d="M8.5 15.5l7-7M10 8.5h5.5V14" />`,
  alert: html`<path d="M12 3.5 20 6.5v5c0 4.6-3.2 7.8-8 9.5-4.8-1.7-8-4.9-8-9.5v-5Z" /><path d="M12 8.5v4M12 15.6h.01" />`,
  frozen: html`<path d="M12 3v18M4.2 7.5l15.6 9M19.8 7.5l-15.6 9" /><path d="M9.5 4.6 12 7l2.5-2.4M9.5 19.4 12 17l2.5 2.4" />`,
  card: html`<rect x="7" y="2.5" width="10" height="19" rx="2.5" /><path d="M10.5 18.5h3" />`,
} as const satisfies Record<string, Html>;

export type IconName = keyof typeof paths;

/** A line drawing in the colour of its text; decoration only, so its neighbour carries the meaning. */
export function icon(name: IconName): Html {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths[name]}</svg>`;
}
