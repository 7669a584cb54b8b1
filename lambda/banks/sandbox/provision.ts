import { type Consent, factKinds, type Platform } from '#skill';
import { hashOf } from '../../hash.ts';
import type { Store, Writer } from '../../store/store.ts';
import { type KnownMerchant, sync } from '../sync.ts';
import { crowdId } from './crowd.ts';
import { type SandboxSettings, sandboxBank } from './sandbox-bank.ts';
import { sampleStories, storyOf } from './world.ts';

export interface Provisioning extends SandboxSettings {
  readonly store: Store & Writer;
  readonly known: readonly KnownMerchant[];
  /** Which of the sample people; all of them if absent */
  readonly people?: readonly string[];
  /** Further customers, for measurements */
  readonly customers?: number;
}

const platforms: readonly Platform[] = ['alexa', 'web-chat', 'phone', 'slack', 'other-chat'];
/** Who let anyone on a linked device ask; the others only answer a recognised voice. */
const openToAnyone = ['demo-us', 'demo-be'];
/** The one-time codes of the sample customers, as their bank's app would show them. */
export const sampleCodes: Readonly<Record<string, string>> = { 'demo-us': '48291306', 'demo-gb': '73502614', 'demo-be': '61924783' };
const codeDays = 30;

/** The access token by which the sandbox links a customer's Alexa account. */
export function sampleToken(customerId: string): string {
  return `${customerId}-token`;
}

const samplePeople = sampleStories.map(({ person }) => person.id);

/** Fills the store with the sandbox's customers, or appends the days since the last time. Links and consents are made once, and then the customer's own. */
export async function provisionSandbox({ store, known, people = samplePeople, customers = 0, ...settings }: Provisioning): Promise<void> {
  const bank = sandboxBank(settings);
  const crowd = Array.from({ length: customers }, (_, index) => crowdId(index + 1));
  for (const customerId of [...people, ...crowd]) {
    if ((await store.newestDate(customerId)) === null) await introduce(store, customerId);
    await sync({ customerId, bank, store, known, now: settings.now });
  }
  const expiresAt = new Date(Date.parse(settings.now) + codeDays * 86_400_000).toISOString();
  for (const [customerId, code] of Object.entries(sampleCodes).filter(([id]) => people.includes(id)))
    await store.saveCode({ codeHash: hashOf('code', code), customerId, expiresAt });
}

async function introduce(store: Writer, customerId: string): Promise<void> {
  const { region, zone, homeCurrency } = storyOf(customerId).person;
  await store.saveCustomer({ id: customerId, region, zone, homeCurrency, monthStartsOn: 1 });
  await store.saveConsents(customerId, everythingExact(customerId));
  for (const platform of platforms) {
    const tokenHash = platform === 'alexa' ? hashOf('token', sampleToken(customerId)) : hashOf('bank', customerId);
    await store.saveLink({ tokenHash, customerId, platform, anyoneMayAsk: openToAnyone.includes(customerId), expiresAt: null });
  }
}

/** One row per platform and kind of fact, for every account, also future ones. */
function everythingExact(customerId: string): Consent[] {
  return platforms.flatMap((platform) =>
    factKinds.map((kind) => ({ id: `${customerId}/${platform}/${kind}`, platform, account: null, kind, precision: 'exact' as const })),
  );
}
