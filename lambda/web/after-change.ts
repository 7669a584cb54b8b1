import type { Brand } from '../../brand/brand.ts';
import { connected } from '../banks/connected.ts';
import { knownMerchantsIn } from '../banks/known-merchants.ts';
import { sync } from '../banks/sync.ts';
import { pushWords } from '../delivery/push-words.ts';
import type { HookParts } from '../hooks/hooks.ts';
import type { Log } from '../log.ts';
import type { Store, Writer } from '../store/store.ts';
import type { WarningStore } from '../store/warning-store.ts';
import { planKnocks } from '../watch/plan-knocks.ts';
import { makeWatch } from '../watch/watch.ts';

export interface AfterChangeParts {
  readonly store: Store & Writer;
  readonly warnings: WarningStore;
  readonly brand: Brand;
  readonly rules: { readonly warnings: { readonly detector: { readonly live: boolean }; readonly openDays: number } };
  /** Folder with a sub-folder per language */
  readonly locales: string;
  readonly now: () => Date;
  readonly log: Log;
}

/** What the bank's calls lead to in live: an alert is kept and planned; of changed payments the newest are read and looked at. */
export function afterChange({ store, warnings, brand, rules, locales, now, log }: AfterChangeParts): Omit<HookParts, 'secrets'> {
  const { detector, openDays } = rules.warnings;
  const known = knownMerchantsIn(locales);
  const plan = planKnocks(pushWords(locales, brand));
  const watch = makeWatch({ store: warnings, plan, openDays, now, log });
  return {
    ...{ store: warnings, plan, known, openDays, now, log },
    changed: async (customer) => {
      if (connected !== null) await sync({ customerId: customer, bank: connected, store, known, now: now().toISOString() });
      if (detector.live) await watch.one(customer);
    },
  };
}
