import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

/** A server on a free port of this machine. The listener may be made once the port is known. */
export async function listen(make: (origin: string) => RequestListener | Promise<RequestListener>) {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const origin = `http://127.0.0.1:${address.port}`;
  server.on('request', await make(origin));
  return {
    origin,
    /** From now on another listener answers. */
    serve: (listener: RequestListener) => void server.removeAllListeners('request').on('request', listener),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
