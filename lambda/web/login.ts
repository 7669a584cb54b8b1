import { type Request, type Response, Router } from 'express';
import { codeOf, type Log } from '../log.ts';
import { type BankLogin, BankLoginError, type LoginKept } from '../oauth/bank-login.ts';
import type { Keyring } from '../keys/keys.ts';
import type { CustomerStore } from '../store/customer-store.ts';
import type { Cookies } from './cookies.ts';
import type { Sessions } from './sessions.ts';
import type { CustomerId, Locale } from '#skill';

export interface LoginParts {
  readonly bank: BankLogin;
  readonly sessions: Sessions;
  readonly cookies: Cookies;
  readonly keyring: Keyring;
  readonly customers: CustomerStore;
  /** '/login/return' as the browser sees it */
  readonly returnUrl: string;
  readonly localeOf: (request: Request) => Locale;
  /** Answers with a page that says what is the matter. */
  readonly trouble: (request: Request, response: Response, code: LoginTrouble) => Promise<void>;
  /** What waited for a fresh login at the bank is done; called after one that was asked to be fresh. */
  readonly afterLogin: (customerId: CustomerId) => Promise<void>;
  readonly now: () => Date;
  readonly log: Log;
}

export type LoginTrouble = 'login.lapsed' | 'login.refused' | 'customer.unknown';

const cookie = 'login';
const minutes = 10;
/** Where a login may lead: one of our own pages or the linking it was for, never another site. */
const ownPath = /^\/(app(\/[a-z]+|\/warnings\/settings)?|oauth\/interaction\/[\w-]{1,64})$/;

/** Sealed into the browser's cookie while it is at the bank, so that nothing about an unknown visitor is stored. */
interface Kept {
  readonly login: LoginKept;
  readonly next: string;
  readonly until: number;
}

/** Sign-in at the bank: who the customer is comes from there alone, no password of ours exists. */
export function loginRouter(parts: LoginParts): Router {
  const router = Router();
  const { bank, sessions, cookies, keyring, trouble } = parts;

  router.get('/login', async (request, response) => {
    const asked = String(request.query.next ?? '');
    const next = ownPath.test(asked) ? asked : '/app';
    const { url, kept } = await bank.begin({ fresh: request.query.fresh === '1', locale: parts.localeOf(request) });
    const value: Kept = { login: kept, next, until: parts.now().getTime() + minutes * 60_000 };
    cookies.set(response, cookie, await keyring.seal('oauth', JSON.stringify(value), 'login'), { seconds: minutes * 60 });
    response.redirect(303, url);
  });

  router.get('/login/return', async (request, response) => {
    const kept = await readKept(cookies.read(request, cookie), parts);
    cookies.clear(response, cookie);
    if (kept === null) return trouble(request, response, 'login.lapsed');
    try {
      const callback = new URL(request.originalUrl, parts.returnUrl);
      const { customerId, at } = await bank.finish(callback, kept.login);
      if ((await parts.customers.customer(customerId, parts.now().toISOString())) === null)
        return trouble(request, response, 'customer.unknown');
      await parts.customers.signedIn(customerId, at);
      if (kept.login.fresh) await parts.afterLogin(customerId);
      await sessions.open(request, response, { customerId, embedded: false, loginAt: at });
      return response.redirect(303, kept.next);
    } catch (error) {
      parts.log({ event: 'refused', channel: 'web', code: error instanceof BankLoginError ? error.message : codeOf(error) });
      return trouble(request, response, 'login.refused');
    }
  });
  return router;
}

async function readKept(sealed: string | null, { keyring, now }: LoginParts): Promise<Kept | null> {
  if (sealed === null) return null;
  try {
    const kept = JSON.parse(await keyring.open('oauth', sealed, 'login')) as Kept;
    return kept.until > now().getTime() ? kept : null;
  } catch {
    return null;
  }
}
