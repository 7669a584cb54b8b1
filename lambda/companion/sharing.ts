import { amountKinds, type BundleName, bundles, type Consent, type FactKind, type Platform } from '#skill';
import { type Api, ApiError, type Output } from '../../companion/api/operations.ts';
import { platformSchema } from '../../companion/api/schemas.ts';
import type { LinkRecord, Receipt } from '../store/customer-store.ts';
import { agree, cellsOf, type Choice } from './agree.ts';
import { examplesOf } from './example.ts';
import { isLive } from './links.ts';
import type { Cell, ReceiptBody } from './receipt.ts';
import type { Visit } from './visit.ts';

export const sharingCalls = (visit: Visit) => {
  const { customers, customer, rules, keyring, now } = visit;
  const read = async (platforms: readonly Platform[]): Promise<Output<'listSharing'>> => {
    const [consents, receipts, links] = await Promise.all([
      customers.consents(customer.id),
      customers.receipts(customer.id),
      customers.links(customer.id),
    ]);
    return platforms.map((platform) => {
      const cells = consents.filter((consent) => consent.platform === platform).map(cellOf);
      const receipt = receipts.find((one) => one.platform === platform) ?? null;
      const heard = householdsOf(platform, links, receipt, now);
      return {
        platform,
        bundle: bundleOf(cells, heard),
        cells,
        most: rules.ceilingFor(customer.region, platform).most,
        keeps: rules.platformKeeps[platform],
        receipt: receipt?.id ?? null,
      };
    });
  };
  return {
    listSharing: () => read(platformSchema.options),
    changeSharing: async ({ id, body }) => {
      const platform = platformOf(id);
      if ('cells' in body) await refuseBadCells(body.cells, visit);
      await agree({ customers, keyring, now: () => new Date(now) }, customer.id, platform, body satisfies Choice);
      const [changed] = await read([platform]);
      if (changed === undefined) throw new ApiError('failed');
      return changed;
    },
    hearExample: async ({ id }) => examplesOf(platformOf(id), visit),
  } satisfies Partial<Api>;
};

export function platformOf(id: string): Platform {
  const { success, data } = platformSchema.safeParse(id);
  if (!success) throw new ApiError('not.found');
  return data;
}

export const cellOf = ({ account, kind, precision }: Consent): Cell => ({ account, kind, precision });

/** Each account is the customer's own, no fact has two cells, and what holds no amount is told or not told. */
async function refuseBadCells(cells: readonly Cell[], { customers, customer }: Visit): Promise<void> {
  const own = new Set((await customers.accounts(customer.id)).map((account) => account.id));
  const seen = new Set<string>();
  for (const [n, { account, kind, precision }] of cells.entries()) {
    if (account !== null && !own.has(account)) throw new ApiError('input.invalid', `cells.${n}.account`);
    const rough = precision === 'rounded' || precision === 'threshold';
    if (rough && !(amountKinds as readonly FactKind[]).includes(kind)) throw new ApiError('input.invalid', `cells.${n}.precision`);
    const place = `${kind}/${account ?? '*'}`;
    if (seen.has(place)) throw new ApiError('input.invalid', `cells.${n}`);
    seen.add(place);
  }
}

/** What others in the room hear: on the live links, else what was agreed last. */
function householdsOf(platform: Platform, links: readonly LinkRecord[], receipt: Receipt | null, now: string): readonly unknown[] {
  const live = links.filter((link) => link.platform === platform && isLive(link, now));
  return live.length > 0 ? live.map((link) => link.household) : [(receipt?.body as ReceiptBody | undefined)?.household];
}

/** The way to begin that these cells still are. Two of them differ only in what others in the room hear. */
function bundleOf(cells: readonly Cell[], households: readonly unknown[]): BundleName | null {
  if (cells.some((cell) => cell.account !== null)) return null;
  const precisionOf = (kind: FactKind) => cells.find((cell) => cell.kind === kind)?.precision ?? 'nothing';
  const same = (name: BundleName) =>
    households.every((household) => household === bundles[name].household) &&
    cellsOf(name).every(({ kind, precision }) => precisionOf(kind) === precision);
  return (Object.keys(bundles) as BundleName[]).find(same) ?? null;
}
