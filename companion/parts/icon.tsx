import type { VNode } from 'preact';

const paths = {
  home: 'M4 11.2 12 4.5l8 6.7M6.2 9.6v9.9h11.6V9.6M10 19.5v-5.2h4v5.2',
  sharing: 'M4 7.5h8M17 7.5h3M4 16.5h3M12 16.5h8M14.5 5v5M9.5 14v5',
  said: 'M4 10v4h3.5L12 18V6L7.5 10H4ZM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11',
  accounts: 'M3.5 7.5a2 2 0 0 1 2-2h13a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2ZM3.5 10.5h17M7 15h4',
  pin: 'M7.5 11h9a2.5 2.5 0 0 1 2.5 2.5V18a2.5 2.5 0 0 1-2.5 2.5h-9A2.5 2.5 0 0 1 5 18v-4.5A2.5 2.5 0 0 1 7.5 11ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  settings:
    'M12 3.5v2.3M12 18.2v2.3M3.5 12h2.3M18.2 12h2.3M6 6l1.6 1.6M16.4 16.4 18 18M18 6l-1.6 1.6M7.6 16.4 6 18M15.5 12a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0Z',
  privacy: 'M12 3.5 5 6v5.5c0 4.3 2.9 7.6 7 9 4.1-1.4 7-4.7 7-9V6ZM9 12l2.2 2.2L15.2 10',
  safety: 'M12 4 3.5 19h17ZM12 10v4.2M12 16.8v.1',
  spending: 'M5 19.5V13M10 19.5V5M15 19.5v-9M20 19.5V8M3.5 19.5h18',
  alexa: 'M19.5 11a7.5 7.5 0 1 1-15 0 7.5 7.5 0 0 1 15 0ZM8.2 17.6c2.3 1 5.3 1 7.6 0M6 21h12',
  'web-chat': 'M20 12a7.5 7.5 0 0 1-11 6.6L4 20l1.4-4.6A7.5 7.5 0 1 1 20 12ZM9.2 12h.1M12.5 12h.1M15.8 12h.1',
  'other-chat': 'M20 12a7.5 7.5 0 0 1-11 6.6L4 20l1.4-4.6A7.5 7.5 0 1 1 20 12ZM9.2 12h.1M12.5 12h.1M15.8 12h.1',
  phone: 'M6 3.5h3l1.6 4-2 1.5a12 12 0 0 0 6.4 6.4l1.5-2 4 1.6v3c0 1-.8 1.8-1.8 1.8A15.7 15.7 0 0 1 4.2 5.3C4.2 4.3 5 3.5 6 3.5Z',
  slack: 'M9.5 4 8 20M16 4l-1.5 16M4.5 9h15.5M4 15h15.5',
  me: 'M15.5 8.5a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0ZM5 19.5c.8-3.4 3.6-5 7-5s6.2 1.6 7 5',
  room: 'M11.5 9a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM3 18.5c.6-2.9 2.8-4.3 5.5-4.3s4.9 1.4 5.5 4.3M15 6.3a3 3 0 0 1 0 5.4M17 14.5c2.1.5 3.5 1.9 4 4',
  bell: 'M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5ZM10.3 20.5h3.4',
  ear: 'M8 18.5c1.5 2.5 5 2 5.5-.8.4-2.3 3.5-3.4 3.5-7.7a5.5 5.5 0 0 0-11 0M9.2 10a2.6 2.6 0 0 1 5.2 0c0 2-2 2.3-2.3 4.2',
  check: 'M5 12.5 10 17.5 19.5 7.5',
  menu: 'M4 7h16M4 12h16M4 17h16',
  download: 'M12 4v11M7.5 11 12 15.5 16.5 11M5 19.5h14',
  out: 'M10 4.5H6.5a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2H10M15.5 8l4 4-4 4M19 12H9.5',
  next: 'M9.5 6 15.5 12 9.5 18',
} as const;

export type IconName = keyof typeof paths;

/** A line drawing in the colour of its text; decoration only, so its neighbour carries the meaning. */
export const Icon = ({ name }: { readonly name: IconName }): VNode => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);
