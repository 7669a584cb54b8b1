import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brand } from '../../brand/brand.ts';
import { makeApp } from '../../lambda/app.ts';
import { type SandboxMemory, sandboxMemory } from '../../lambda/banks/sandbox/memory.ts';
import { signWebhook } from '../../lambda/delivery/standard-webhooks.ts';
import { makeDemoHub } from '../../lambda/demo/hub.ts';
import { makeIncident } from '../../lambda/demo/incident.ts';
import { samplePeople } from '../../lambda/demo/people.ts';
import type { Speaker } from '../../lambda/demo/said.ts';
import { simulatorRouter } from '../../lambda/demo/simulator.ts';

export interface PageServer {
  readonly url: string;
  readonly server: Server;
  readonly memory: SandboxMemory;
  /** What the next incidents come to: a push, a warning without one, or nothing new */
  readonly watch: { finds: 'push' | 'warning' | 'nothing' };
}

const secret = 'a secret of this page';

/**
 * The simulator on a free port of this machine, in the local server's own app, without the companion. Whatever happens to somebody, the
 * watch finds what the test says, and its push comes over the demo's own hub.
 */
export async function servePage(speaker: Speaker): Promise<PageServer> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const now = () => new Date();
  const memory = sandboxMemory();
  const hub = makeDemoHub({ secret, now });
  const watch: PageServer['watch'] = { finds: 'push' };
  const due: string[] = [];
  const happen = makeIncident({
    memory,
    seed: 'harbour',
    now,
    sync: async () => {},
    watch: async (customer) => {
      if (watch.finds === 'push') due.push(customer);
      return watch.finds === 'nothing' ? [] : [customer];
    },
    deliver: async () => {
      const customer = due.shift();
      if (customer === undefined) return 0;
      const data = { customer, title: 'Harbour Bank, blue heron', text: 'There is something to look at. Your phrase: blue heron.' };
      const body = JSON.stringify({ type: 'warning.opened', data });
      await fetch(`${url}/simulator/hub`, { method: 'POST', headers: { ...signWebhook(randomUUID(), now(), body, [secret]) }, body });
      return 1;
    },
  });
  const pages = [hub.router, simulatorRouter({ speaker, happen, hub, memory, people: samplePeople, brand, root: process.cwd() })];
  server.on('request', makeApp({ doors: {}, web: (_request, _response, next) => next(), origin: url, pages }));
  return { url, server, memory, watch };
}
