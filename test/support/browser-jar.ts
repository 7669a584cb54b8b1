/** A browser without a screen: keeps cookies by path as browsers do (and, as they do, for all ports of a host), follows no redirect by itself. */
export function browserJar(headers: Readonly<Record<string, string>> = {}) {
  const cookies = new Map<string, { readonly name: string; readonly path: string; readonly value: string }>();
  const cookiesFor = ({ pathname }: URL) =>
    [...cookies.values()]
      .filter(({ path }) => pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  const keep = (line: string, { pathname }: URL) => {
    const [pair = '', ...rest] = line.split('; ');
    const name = pair.slice(0, pair.indexOf('='));
    const attribute = (wanted: string) => rest.find((part) => part.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
    const path = attribute('path') ?? (pathname.slice(0, pathname.lastIndexOf('/')) || '/');
    const gone = attribute('max-age') === '0' || Date.parse(attribute('expires') ?? '') < Date.now();
    if (gone) cookies.delete(`${name} ${path}`);
    else cookies.set(`${name} ${path}`, { name, path, value: pair.slice(name.length + 1) });
  };
  const ask = async (address: string | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(address);
    const response = await fetch(url, { ...init, headers: { ...headers, ...init.headers, cookie: cookiesFor(url) }, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keep(line, url);
    return response;
  };
  return {
    cookies,
    get: (address: string | URL) => ask(address),
    post: (address: string | URL, fields: Readonly<Record<string, string>>, origin = new URL(address).origin) =>
      ask(address, { method: 'POST', body: new URLSearchParams(fields), headers: { origin } }),
  };
}

export type Browser = ReturnType<typeof browserJar>;

/** Where a response leads; throws if it leads nowhere. */
export function leadsTo(response: Response): URL {
  const location = response.headers.get('location');
  if (location === null) throw new Error(`${response.status} from ${response.url} leads nowhere`);
  return new URL(location, response.url);
}

/** Follows redirects up to the first page, or to the first address that begins with `until`. */
export async function follow(
  browser: Browser,
  address: string | URL,
  until = 'none',
): Promise<{ readonly url: URL; readonly response: Response | null }> {
  let url = new URL(address);
  for (let hops = 0; hops < 10; hops += 1) {
    if (url.href.startsWith(until)) return { url, response: null };
    const response = await browser.get(url);
    if (response.status < 300 || response.status > 399) return { url, response };
    url = leadsTo(response);
  }
  throw new Error(`too many redirects: ${url.href}`);
}
