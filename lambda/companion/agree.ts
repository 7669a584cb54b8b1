import { randomUUID } from 'node:crypto';
import {
  type AccountId,
  type BundleName,
  bundles,
  type Consent,
  type CustomerId,
  factKinds,
  type Household,
  households,
  type Platform,
} from '#skill';
import type { Keyring } from '../keys/keys.ts';
import type { CustomerStore, Receipt } from '../store/customer-store.ts';
import { type Cell, signReceipt } from './receipt.ts';

export interface AgreeParts {
  readonly customers: Pick<CustomerStore, 'agree' | 'links' | 'changeLink'>;
  readonly keyring: Keyring;
  readonly now: () => Date;
}

/** One of the three ways to begin, or cells of the customer's own. */
export type Choice = { readonly bundle: BundleName } | { readonly cells: readonly Cell[] };

/**
 * Replaces what a platform may be told, under a signed receipt that every consent names. A way to begin also decides what others in
 * the room hear on all of the platform's live links. Cells are taken as given: whoever reads them from outside checks them first.
 * `basis`: what the cells were made from; if that is no longer in force, nothing is written and this is null.
 */
export async function agree(
  { customers, keyring, now }: AgreeParts,
  customerId: CustomerId,
  platform: Platform,
  choice: Choice,
  basis?: readonly Consent[],
): Promise<Receipt | null> {
  const household = 'bundle' in choice ? bundles[choice.bundle].household : undefined;
  const cells = 'bundle' in choice ? cellsOf(choice.bundle) : choice.cells;
  const at = now().toISOString();
  const id = randomUUID();
  const receipt = await signReceipt(keyring, customerId, { id, at, platform, cells, ...(household === undefined ? {} : { household }) });
  const live = (await customers.links(customerId)).filter((link) => link.platform === platform && link.revokedAt === null);
  const set = async (wanted: Household | undefined, which: (now: Household) => boolean) => {
    if (wanted === undefined) return;
    for (const link of live.filter((one) => which(one.household))) await customers.changeLink(customerId, link.id, { household: wanted });
  };
  const tells = (one: Household) => households.indexOf(one);
  // What tells less comes before the cells and what tells more after them: broken off in between, it errs on the silent side.
  await set(household, (now) => tells(now) > tells(household ?? now));
  const consents = cells.map((cell) => consentOf(id, platform, cell));
  if (!(await customers.agree(customerId, receipt, consents, basis))) return null;
  await set(household, (now) => tells(now) < tells(household ?? now));
  return receipt;
}

/** The cells of a way to begin: every kind, for all accounts. */
export const cellsOf = (name: BundleName): readonly Cell[] =>
  factKinds.map((kind) => ({ account: null, kind, precision: bundles[name].cells[kind] }));

const consentOf = (receiptId: string, platform: Platform, { account, kind, precision }: Cell): Consent => ({
  id: `${receiptId}/${kind}/${account ?? '*'}`,
  platform,
  account: account as AccountId | null,
  kind,
  precision,
});
