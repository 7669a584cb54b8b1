import { type Consent, type CustomerId, factKinds, type Household, type Platform } from '#skill';
import { hashOf } from '../../hash.ts';
import type { Store, Writer } from '../../store/store.ts';
import type { WarningStore } from '../../store/warning-store.ts';
import { type KnownMerchant, sync } from '../sync.ts';
import { crowdId } from './crowd.ts';
import { type SandboxSettings, sandboxBank } from './sandbox-bank.ts';
import { sampleStories, storyOf } from './world.ts';

export interface Provisioning extends SandboxSettings {
  readonly store: Store & Writer;
  /** Where the sample people's words are kept that stand in every push; absent: nobody is watched */
  readonly warnings?: Pick<WarningStore, 'choices' | 'choose'>;
  readonly known: readonly KnownMerchant[];
  /** Which of the sample people; all of them if absent */
  readonly people?: readonly string[];
  /** Further customers, for measurements */
  readonly customers?: number;
}

const platforms: readonly Platform[] = ['alexa', 'web-chat', 'phone', 'slack', 'other-chat'];
/** Who lets anyone on a linked device hear everything; the others only answer themselves. */
const openToAnyone = ['demo-us', 'demo-be'];
/** The one-time codes of the sample customers, as their bank's app would show them. */
export const sampleCodes: Readonly<Record<string, string>> = { 'demo-us': '48291306', 'demo-gb': '73502614', 'demo-be': '61924783' };
const codeDays = 30;
/** What the sample people chose in the app: it stands in every push, and a forged one does not know it. */
const samplePhrases: Readonly<Record<string, string>> = { 'demo-us': 'blue heron', 'demo-gb': 'copper kettle', 'demo-be': 'renard roux' };

/** The access token by which the sandbox links a customer's Alexa account. */
export function sampleToken(customerId: string): string {
  return `${customerId}-token`;
}

const samplePeople = sampleStories.map(({ person }) => person.id);

/**
 * Fills the store with the sandbox's customers, or appends the days since the last time. Links and consents are made once, and then
 * the customer's own; each start counts as a login at the bank.
 */
export async function provisionSandbox({
  store,
  warnings,
  known,
  people = samplePeople,
  customers = 0,
  ...settings
}: Provisioning): Promise<void> {
  const bank = sandboxBank(settings);
  const crowd = Array.from({ length: customers }, (_, index) => crowdId(index + 1));
  for (const customerId of [...people, ...crowd]) {
    if ((await store.newestDate(customerId)) === null) await introduce(store, customerId, settings.now);
    await store.signedIn(customerId, settings.now);
    await sync({ customerId, bank, store, known, now: settings.now });
    if (warnings) await choosePhrase(warnings, customerId as CustomerId);
  }
  const expiresAt = new Date(Date.parse(settings.now) + codeDays * 86_400_000).toISOString();
  for (const [customerId, code] of Object.entries(sampleCodes).filter(([id]) => people.includes(id)))
    await store.saveCode({ codeHash: hashOf('code', code), customerId, expiresAt });
}

/** Whoever has none gets one again: the demo is there to show pushes. */
async function choosePhrase(warnings: NonNullable<Provisioning['warnings']>, customerId: CustomerId): Promise<void> {
  const phrase = samplePhrases[customerId];
  if (phrase !== undefined && (await warnings.choices(customerId)).phrase === null) await warnings.choose(customerId, { phrase });
}

async function introduce(store: Writer, customerId: string, now: string): Promise<void> {
  const { region, zone, homeCurrency } = storyOf(customerId).person;
  await store.saveCustomer({ id: customerId, region, zone, homeCurrency, monthStartsOn: 1 });
  await store.saveConsents(customerId, sampleConsents(customerId));
  const household: Household = openToAnyone.includes(customerId) ? 'exact' : 'nothing';
  for (const platform of platforms) {
    const tokenHash = platform === 'alexa' ? hashOf('token', sampleToken(customerId)) : hashOf('bank', customerId);
    await store.saveLink({ tokenHash, customerId, platform, household, expiresAt: null, now });
  }
}

/** One cell per platform and kind of fact, for every account, also future ones: all but what tells of health and the like. */
function sampleConsents(customerId: string): Consent[] {
  return platforms.flatMap((platform) =>
    factKinds.map((kind) => ({
      id: `${customerId}/${platform}/${kind}`,
      platform,
      account: null,
      kind,
      precision: kind === 'sensitive-merchant' ? ('nothing' as const) : ('exact' as const),
    })),
  );
}
