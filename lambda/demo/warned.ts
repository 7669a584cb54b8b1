import { randomBytes } from 'node:crypto';
import type { CustomerId } from '#skill';
import type { Brand } from '../../brand/brand.ts';
import { warnings as rules } from '../../brand/rules.ts';
import type { Bank } from '../banks/bank.ts';
import { cardsAt, type SetCards } from '../banks/cards.ts';
import { type SandboxMemory, sandboxMemory } from '../banks/sandbox/memory.ts';
import { sandboxBank } from '../banks/sandbox/sandbox-bank.ts';
import { type KnownMerchant, sync } from '../banks/sync.ts';
import { makeDeliver } from '../delivery/deliver.ts';
import { hub } from '../delivery/hub.ts';
import { pushWords } from '../delivery/push-words.ts';
import { webPush } from '../delivery/web-push.ts';
import { hookRouter } from '../hooks/hooks.ts';
import type { Keyring } from '../keys/keys.ts';
import { codeOf, type Log } from '../log.ts';
import type { Store, Writer } from '../store/store.ts';
import type { WarningStore } from '../store/warning-store.ts';
import type { WebParts } from '../web/web.ts';
import { planKnocks } from '../watch/plan-knocks.ts';
import { makeWatch } from '../watch/watch.ts';
import { type DemoHub, makeDemoHub } from './hub.ts';
import { type Happen, makeIncident } from './incident.ts';
import { vapidKeys } from './vapid.ts';

export interface WarnedParts {
  readonly store: Store & Writer;
  readonly warnings: WarningStore;
  readonly memory: SandboxMemory;
  readonly keyring: Keyring;
  readonly brand: Brand;
  readonly known: readonly KnownMerchant[];
  /** Of the invented world */
  readonly seed: string;
  /** Beside the data folder; what is kept here begins with its name. */
  readonly dataDir: string;
  readonly locales: string;
  readonly origin: string;
  /** Signs alerts of a bank's engine; null: none are taken */
  readonly hookSecret: string | null;
  readonly now: () => Date;
  readonly log: Log;
}

/** All that warns in the demo: the watch, what leaves from it, the invented bank that takes it, and what can be made to happen there. */
export interface Warned extends Pick<WebParts, 'warnings' | 'hooks' | 'setCards' | 'vapidPublicKey'> {
  readonly memory: SandboxMemory;
  readonly hub: DemoHub;
  readonly happen: Happen;
  readonly watch: (customer: string) => Promise<readonly unknown[]>;
  close(): void;
}

/** Where the invented bank keeps what it remembers by itself */
export const bankMemory = (dataDir: string): SandboxMemory => sandboxMemory(`${dataDir}.bank.json`);

const deliverEveryMs = 15_000;

export function openWarned(parts: WarnedParts): Warned {
  const { store, warnings, memory, keyring, brand, known, seed, dataDir, locales, origin, hookSecret, now, log } = parts;
  const { detector, openDays } = rules;
  const plan = planKnocks(pushWords(locales, brand));
  const looking = makeWatch({ store: warnings, plan, openDays, now, log });
  const watch = async (customer: string) => (detector.demo ? looking.one(customer as CustomerId) : []);
  const bank = (): Bank => sandboxBank({ seed, now: now().toISOString(), memory });
  const synced = (customerId: string) => sync({ customerId, bank: bank(), store, known, now: now().toISOString() });
  const setCards: SetCards = (...wish) => cardsAt(bank())(...wish);
  const vapid = vapidKeys(`${dataDir}.push.json`);
  const secret = randomBytes(24).toString('base64');
  // Webhooks are signed by the clock of both sides, which is the real one.
  const realNow = () => new Date();
  const channels = {
    hub: hub({ url: `${origin}/simulator/hub`, secrets: [secret], now: realNow }),
    alexa: null,
    'web-push': webPush({ vapid: { subject: brand.links.app, ...vapid }, now: realNow }),
  };
  const deliver = makeDeliver({ store: warnings, keyring, channels, now, log });
  // What waits for the end of quiet hours, or for another try
  const timer = setInterval(() => void deliver().catch((error) => log({ event: 'failed', code: codeOf(error) })), deliverEveryMs).unref();
  return {
    ...{ warnings, memory, setCards, watch, vapidPublicKey: vapid.publicKey },
    hub: makeDemoHub({ secret, now: realNow }),
    happen: makeIncident({ memory, seed, now, sync: synced, watch, deliver }),
    hooks: hookRouter({
      ...{ store: warnings, plan, known, openDays, now, log },
      secrets: hookSecret === null ? [] : [hookSecret],
      changed: async (customer) => {
        await synced(customer);
        await watch(customer);
      },
    }),
    close: () => clearInterval(timer),
  };
}
