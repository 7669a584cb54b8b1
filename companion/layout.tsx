import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Frame } from './page.ts';
import { Icon, type IconName } from './parts/icon.tsx';
import { Outcome } from './parts/notices.tsx';

interface DocumentProps {
  readonly frame: Frame;
  /** Key of companion.json */
  readonly title: string;
  /** Without navigation: linking, signing in */
  readonly bare?: boolean;
  /** A file of ours, for the one page that needs one */
  readonly script?: string;
  readonly children: ComponentChildren;
}

/** The whole HTML document. Nothing in it but links to our own style and icon: no script and no style within the page, and on one page a script of ours beside it. */
export const documentOf = (props: DocumentProps): string => `<!doctype html>${renderToString(<Document {...props} />)}`;

function Document({ frame, title, bare = false, script, children }: DocumentProps): VNode {
  const { words: t, locale, embedded, demo, refused } = frame;
  const withNavigation = frame.signedIn && !bare;
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{t(refused === null ? 'document' : 'document.refused', { title: t(title) })}</title>
        <link rel="icon" href="/app/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/app/style.css" />
        {script !== undefined && <script src={script} defer />}
      </head>
      <body class={bare ? 'bare' : undefined}>
        <a class="skip" href="#main">
          {t('skip')}
        </a>
        {demo && (
          <aside class="band" aria-label={t('band.label')}>
            {t('band')}
          </aside>
        )}
        {!embedded && <Header frame={frame} withNavigation={withNavigation} />}
        <div class="frame">
          {withNavigation && <Sidebar frame={frame} />}
          <main id="main" tabIndex={-1}>
            {withNavigation && embedded && <Menu frame={frame} />}
            <Outcome frame={frame} />
            {children}
          </main>
        </div>
        {!embedded && <Footer frame={frame} />}
      </body>
    </html>
  );
}

const Header = ({ frame, withNavigation }: { readonly frame: Frame; readonly withNavigation: boolean }): VNode => (
  <header class="top">
    <p class="bank">
      <span class="mark" aria-hidden="true">
        {frame.words('bank').slice(0, 1)}
      </span>
      {frame.words('bank')}
    </p>
    {withNavigation && <Menu frame={frame} />}
    {withNavigation && <SignOut frame={frame} />}
  </header>
);

const SignOut = ({ frame: { words: t, csrf } }: { readonly frame: Frame }): VNode => (
  <form class="sign-out" method="post" action="/logout">
    <input type="hidden" name="csrf" value={csrf} />
    <button type="submit" class="quiet">
      <Icon name="out" />
      {t('sign-out')}
    </button>
  </form>
);

type Place = readonly [path: string, title: string, icon: IconName];

const places: readonly Place[] = [
  ['/app', 'home.nav', 'home'],
  ['/app/warnings', 'warnings.title', 'bell'],
  ['/app/sharing', 'sharing.title', 'sharing'],
  ['/app/said', 'said.title', 'said'],
  ['/app/accounts', 'accounts.title', 'accounts'],
  ['/app/pin', 'pin.title', 'pin'],
  ['/app/settings', 'settings.title', 'settings'],
  ['/app/privacy', 'privacy.title', 'privacy'],
  ['/app/safety', 'safety.title', 'safety'],
];
const spending: Place = ['/app/spending', 'spending.title', 'spending'];

function Places({ frame: { words: t, path, demo } }: { readonly frame: Frame }): VNode {
  return (
    <ul>
      {(demo ? [...places, spending] : places).map(([to, title, icon]) => (
        <li key={to}>
          <a href={to} aria-current={currentOf(to, path)}>
            <Icon name={icon} />
            {t(title)}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A page within a place marks the place. */
const currentOf = (to: string, path: string): 'page' | 'true' | undefined =>
  to === path ? 'page' : to !== '/app' && path.startsWith(`${to}/`) ? 'true' : undefined;

/** Wide windows show the places at the side, narrow ones behind a button: one of the two is always hidden, also from screen readers. */
const Sidebar = ({ frame }: { readonly frame: Frame }): VNode => (
  <nav class="side" aria-label={frame.words('navigation')}>
    <Places frame={frame} />
  </nav>
);

const Menu = ({ frame }: { readonly frame: Frame }): VNode => (
  <details class="menu">
    <summary>
      <Icon name="menu" />
      {frame.words('menu')}
    </summary>
    <nav aria-label={frame.words('menu')}>
      <Places frame={frame} />
      {!frame.embedded && <SignOut frame={frame} />}
    </nav>
  </details>
);

const Footer = ({ frame: { words: t } }: { readonly frame: Frame }): VNode => (
  <footer>
    <p>{t('footer')}</p>
    <p>
      <a href="/app/safety">{t('safety.title')}</a>
    </p>
  </footer>
);
