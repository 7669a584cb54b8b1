import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CustomerId } from '#skill';
import { hashOf } from '../hash.ts';
import type { CustomerStore } from '../store/customer-store.ts';
import type { Cookies } from './cookies.ts';

/** A customer who is signed in to the companion. */
export interface Visitor {
  readonly customerId: CustomerId;
  readonly embedded: boolean;
  /** When the customer signed in at the bank in this very session; null: they did not */
  readonly loginAt: string | null;
  /** Goes into every form; worth nothing without the cookie */
  readonly csrf: string;
}

export interface Sessions {
  visitor(request: IncomingMessage): Promise<Visitor | null>;
  /** A session of its own for every sign-in: an id planted before is never taken over. */
  open(request: IncomingMessage, response: ServerResponse, session: Pick<Visitor, 'customerId' | 'embedded' | 'loginAt'>): Promise<void>;
  end(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

const cookie = 'session';
const idleMinutes = 15;
const longestHours = 8;

/** Sessions kept in the store by the hash of their id: 15 minutes idle, 8 hours at most. */
export function makeSessions({
  customers,
  cookies,
  now,
}: {
  readonly customers: CustomerStore;
  readonly cookies: Cookies;
  readonly now: () => Date;
}): Sessions {
  const idIn = (request: IncomingMessage) => cookies.read(request, cookie);
  return {
    visitor: async (request) => {
      const id = idIn(request);
      if (id === null) return null;
      const session = await customers.session(hashOf('web', id), now().toISOString(), idleMinutes);
      return session === null ? null : { ...session, csrf: csrfOf(id) };
    },
    open: async (request, response, { customerId, embedded, loginAt }) => {
      const before = idIn(request);
      if (before !== null) await customers.endSession(hashOf('web', before));
      const id = randomBytes(32).toString('base64url');
      const at = now();
      const seconds = longestHours * 3_600;
      const expiresAt = new Date(at.getTime() + seconds * 1_000).toISOString();
      await customers.openSession({ idHash: hashOf('web', id), customerId, embedded, loginAt, now: at.toISOString(), expiresAt });
      cookies.set(response, cookie, id, { seconds, embedded });
    },
    end: async (request, response) => {
      const id = idIn(request);
      if (id !== null) await customers.endSession(hashOf('web', id));
      cookies.clear(response, cookie);
    },
  };
}

const csrfOf = (id: string) => createHmac('sha256', id).update('csrf').digest('base64url');

/**
 * True if a form was sent by one of our own pages: the browser names our origin (or, without an origin, says that it is the same)
 * and the form carries this session's token.
 */
export function isOwnForm(request: IncomingMessage & { readonly body?: unknown }, visitor: Visitor, origin: string): boolean {
  const from = request.headers.origin;
  const sameOrigin = from === undefined ? request.headers['sec-fetch-site'] === 'same-origin' : from === origin;
  const given = Buffer.from(String((request.body as { csrf?: unknown } | undefined)?.csrf ?? ''));
  const expected = Buffer.from(visitor.csrf);
  return sameOrigin && given.length === expected.length && timingSafeEqual(given, expected);
}
