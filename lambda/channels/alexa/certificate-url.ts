const longest = 1_000;
/** Plain file names only. A query or an escaped character would give one certificate any number of addresses. */
const path = /^\/echo\.api\/[\w./-]+$/;

/**
 * The normalised address of Amazon's certificate chain, or null if it is not at Amazon's: https, s3.amazonaws.com, port
 * 443, below /echo.api/ (case-sensitive) after dots are resolved, no user name. Only the returned address is fetched.
 */
export function certificateUrl(header: string): string | null {
  if (header.length > longest || !URL.canParse(header)) return null;
  const url = new URL(header);
  const isAmazons =
    url.protocol === 'https:' &&
    url.hostname === 's3.amazonaws.com' &&
    url.port === '' &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    path.test(url.pathname);
  return isAmazons ? `https://s3.amazonaws.com${url.pathname}` : null;
}
