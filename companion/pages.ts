import { documentOf } from './layout.tsx';
import type { Frame, Page } from './page.ts';
import { accounts } from './pages/accounts.tsx';
import { connect } from './pages/connect.tsx';
import { erased, goodbye } from './pages/ended.tsx';
import { erase } from './pages/erase.tsx';
import { home } from './pages/home.tsx';
import { pin } from './pages/pin.tsx';
import { privacy } from './pages/privacy.tsx';
import { safety } from './pages/safety.tsx';
import { said } from './pages/said.tsx';
import { settings } from './pages/settings.tsx';
import { sharing } from './pages/sharing.tsx';
import { spending } from './pages/spending.tsx';
import { unlink } from './pages/unlink.tsx';
import { type Trouble, troubleView } from './pages/trouble.tsx';
import { warnings } from './pages/warnings.tsx';
import { watch } from './pages/watch.tsx';

/** Every page, by hand. */
export const pages: readonly Page[] = [
  home,
  warnings,
  watch,
  sharing,
  accounts,
  pin,
  said,
  settings,
  privacy,
  unlink,
  erase,
  safety,
  connect,
  spending,
  goodbye,
  erased,
];

/** The whole HTML document of a page. */
export const renderPage = (page: Page, data: unknown, frame: Frame): string =>
  documentOf({ frame, title: page.title, ...(page.script !== undefined && { script: page.script }), children: page.render(data, frame) });

export type { Trouble };

/** The whole HTML document that says what is the matter and what to do; to whoever is not signed in it is the way in. */
export const troubleDocument = (code: Trouble, frame: Frame): string =>
  documentOf({
    frame,
    title: code === 'not.signed-in' ? 'sign-in.title' : 'trouble.title',
    bare: !frame.signedIn,
    children: troubleView(code, frame),
  });
