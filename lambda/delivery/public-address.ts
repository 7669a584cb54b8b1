import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/**
 * Addresses that a customer's browser names and we call must not lead into our own network (server-side request forgery): a name is looked
 * at when it is resolved, for this very connection, so that a name which changes its mind gains nothing.
 */

const notPublic = new BlockList();
const ranges4 = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // carriers' own
  ['127.0.0.0', 8],
  ['169.254.0.0', 16], // link-local, and clouds' metadata
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3], // multicast and reserved
] as const;
for (const [net, bits] of ranges4) notPublic.addSubnet(net, bits, 'ipv4');
// Of IPv6 only 2000::/3 is given out; within it, what carries an IPv4 address, and documentation.
for (const [net, bits] of [
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  notPublic.addSubnet(net, bits, 'ipv6');
const givenOut6 = new BlockList();
givenOut6.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !notPublic.check(address, 'ipv4');
  return family === 6 && givenOut6.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
}

/** Where a push may be sent to: https, by a name. What the name means is looked at by `publicLookup`. */
export function isPushEndpoint(endpoint: string): boolean {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  return url !== null && url.protocol === 'https:' && url.username === '' && isIP(url.hostname.replace(/^\[|\]$/g, '')) === 0;
}

type Found = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** Of a name that was resolved into our own network. */
export const notPublicCode = 'address.not-public';

/** dns.lookup for a connection; fails with the code above if any of the name's addresses is not public. */
export function publicLookup(hostname: string, options: LookupOptions, found: Found): void {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return found(error, []);
    const [first] = addresses;
    if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address)))
      return found(Object.assign(new Error(notPublicCode), { code: notPublicCode }), []);
    return options.all === true ? found(null, addresses) : found(null, first.address, first.family);
  });
}
