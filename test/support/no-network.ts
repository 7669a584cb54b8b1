import { type NetConnectOpts, Socket } from 'node:net';

/** The network is off in tests: whoever leaves this machine learns so at once. DATABASE_URL may name another host. */
const allowed = new Set(['localhost', '127.0.0.1', '::1', process.env['DATABASE_URL'] && new URL(process.env['DATABASE_URL']).hostname]);

type Connect = (this: Socket, ...args: readonly unknown[]) => Socket;

const connect = Socket.prototype.connect as Connect;

(Socket.prototype as { connect: Connect }).connect = function (...args) {
  const host = hostOf(args);
  if (!allowed.has(host)) throw new Error(`the network is off in tests: ${host}`);
  return connect.apply(this, [...args]);
};

/** `connect` takes options, a port and a host, or both already put into one list by Node itself. */
function hostOf([first, second]: readonly unknown[]): string {
  const target = Array.isArray(first) ? (first[0] as unknown) : first;
  if (typeof target === 'object' && target !== null) {
    const options = target as NetConnectOpts;
    return 'path' in options && options.path ? 'localhost' : ('host' in options && options.host) || 'localhost';
  }
  return typeof second === 'string' ? second : 'localhost';
}
