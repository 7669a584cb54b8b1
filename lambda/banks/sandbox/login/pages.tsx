import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { Locale } from '#skill';
import type { SandboxLogin } from './people.ts';
import type { Words } from './words.ts';

/** What every page of the invented bank's login is drawn in. */
export interface Sheet {
  readonly bank: string;
  readonly locale: Locale;
  readonly words: Words;
}

/** Why a form came back: keys of sandbox-bank.json. */
export type Mistake = 'name.missing' | 'password.missing' | 'login.wrong' | 'code.wrong' | 'wait';

export interface PasswordForm {
  readonly uid: string;
  /** As typed, so that nothing is lost; never the password */
  readonly userName: string;
  readonly mistake: Mistake | null;
  /** Shown, as this bank is invented */
  readonly samples: readonly SandboxLogin[];
}

export function passwordPage(sheet: Sheet, { uid, userName, mistake, samples }: PasswordForm): string {
  const { words, bank } = sheet;
  const nameIsWrong = mistake === 'name.missing' || mistake === 'login.wrong';
  const passwordIsWrong = mistake === 'password.missing' || mistake === 'login.wrong';
  return page(
    sheet,
    'login.title',
    <>
      <h1>{words('login.title', { bank })}</h1>
      <Trouble {...sheet} mistake={mistake} />
      <form method="post" action={`/login/${uid}`} noValidate>
        <label for="user-name">{words('user-name')}</label>
        <input
          id="user-name"
          name="userName"
          value={userName}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          maxLength={100}
          required
          autofocus={userName === ''}
          {...invalid(nameIsWrong)}
        />
        <label for="password">{words('password')}</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          maxLength={100}
          required
          autofocus={userName !== ''}
          {...invalid(passwordIsWrong)}
        />
        <button type="submit">{words('continue')}</button>
      </form>
      <Leave {...sheet} uid={uid} />
      <aside aria-labelledby="demo">
        <h2 id="demo">{words('demo.logins')}</h2>
        <dl>
          {samples.map((sample) => (
            <div>
              <dt>{sample.userName}</dt>
              <dd>
                <code>{sample.password}</code>
              </dd>
            </div>
          ))}
        </dl>
      </aside>
    </>,
  );
}

export interface CodeForm {
  readonly uid: string;
  /** What the phone would show */
  readonly code: string;
  readonly mistake: Mistake | null;
}

export function codePage(sheet: Sheet, { uid, code, mistake }: CodeForm): string {
  const { words } = sheet;
  return page(
    sheet,
    'code.title',
    <>
      <h1>{words('code.title')}</h1>
      <p id="hint">{words('code.hint')}</p>
      <Trouble {...sheet} mistake={mistake} />
      <form method="post" action={`/login/${uid}/code`} noValidate>
        <label for="code">{words('code')}</label>
        <input
          id="code"
          name="code"
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={12}
          required
          autofocus
          {...(mistake === null ? { 'aria-describedby': 'hint' } : invalid(true))}
        />
        <button type="submit">{words('continue')}</button>
      </form>
      <Leave {...sheet} uid={uid} />
      <aside aria-labelledby="demo">
        <h2 id="demo">{words('demo.code')}</h2>
        <p>
          <code>{code}</code>
        </p>
      </aside>
    </>,
  );
}

/** Nothing can be done here any more; the way leads back to where the customer came from. */
export function lapsedPage(sheet: Sheet): string {
  const { words } = sheet;
  return page(
    sheet,
    'lapsed.title',
    <>
      <h1>{words('lapsed.title')}</h1>
      <p>{words('lapsed.text')}</p>
    </>,
  );
}

const invalid = (wrong: boolean) => (wrong ? { 'aria-invalid': true, 'aria-describedby': 'trouble' } : {});

function Trouble({ words, mistake }: Sheet & { mistake: Mistake | null }) {
  if (mistake === null) return null;
  return (
    <p id="trouble" role="alert">
      {words(`mistake.${mistake}`)}
    </p>
  );
}

function Leave({ words, uid }: Sheet & { uid: string }) {
  return (
    <form method="post" action={`/login/${uid}/cancel`}>
      <button type="submit" class="quiet">
        {words('cancel')}
      </button>
    </form>
  );
}

function page(sheet: Sheet, title: string, body: ComponentChildren): string {
  const { bank, locale, words } = sheet;
  const document = (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${words(title, { bank })} · ${bank}`}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <header>
          <p class="band">{words('band')}</p>
          <p class="bank">{bank}</p>
        </header>
        <main>{body}</main>
      </body>
    </html>
  );
  return `<!doctype html>${render(document)}`;
}
