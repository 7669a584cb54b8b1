import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brand } from '../../brand/brand.ts';
import { makeApp } from '../../lambda/app.ts';
import { samplePeople } from '../../lambda/demo/people.ts';
import type { Speaker } from '../../lambda/demo/said.ts';
import { simulatorRouter } from '../../lambda/demo/simulator.ts';

/** The simulator on a free port of this machine, in the local server's own app, without the companion. */
export async function servePage(speaker: Speaker): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const pages = [simulatorRouter({ speaker, people: samplePeople, brand, root: process.cwd() })];
  server.on('request', makeApp({ doors: {}, web: (_request, _response, next) => next(), origin: url, pages }));
  return { url, server };
}
