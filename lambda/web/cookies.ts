import type { IncomingMessage, ServerResponse } from 'node:http';

/** How cookies are set on one origin. Over https they carry the __Host- prefix; a loopback demo over http cannot. */
export interface Cookies {
  read(request: IncomingMessage, name: string): string | null;
  /** `embedded`: also sent within the bank's own pages (partitioned, so that no other site can join it up). */
  set(response: ServerResponse, name: string, value: string, options: { readonly seconds: number; readonly embedded?: boolean }): void;
  clear(response: ServerResponse, name: string): void;
}

export function cookiesFor(origin: string): Cookies {
  const secure = origin.startsWith('https://');
  const full = (name: string) => (secure ? `__Host-tellback-${name}` : `tellback-${name}`);
  const append = (response: ServerResponse, line: string) => {
    const before = response.getHeader('set-cookie');
    const lines = Array.isArray(before) ? before : before === undefined ? [] : [String(before)];
    response.setHeader('set-cookie', [...lines, line]);
  };
  return {
    read: (request, name) => {
      const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
      const found = pairs.filter((pair) => pair.startsWith(`${full(name)}=`));
      // Two of one name means that somebody else set one: neither is believed.
      return found.length === 1 ? (found[0]?.slice(full(name).length + 1) ?? null) : null;
    },
    set: (response, name, value, { seconds, embedded = false }) => {
      const site = embedded && secure ? 'SameSite=None; Partitioned' : 'SameSite=Lax';
      append(response, `${full(name)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; ${site}${secure ? '; Secure' : ''}`);
    },
    clear: (response, name) => append(response, `${full(name)}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`),
  };
}
