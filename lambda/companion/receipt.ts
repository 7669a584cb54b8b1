import type { CustomerId, Household, Platform } from '#skill';
import { platformKeeps } from '../../brand/rules.ts';
import type { Output } from '../../companion/api/operations.ts';
import type { Keyring } from '../keys/keys.ts';
import type { Receipt } from '../store/customer-store.ts';
import { canonical } from '../ledger/canonical.ts';

export type Cell = Output<'listSharing'>[number]['cells'][number];

/** What the customer agreed to and what the bank promised for it. */
export interface ReceiptBody {
  readonly version: 1;
  readonly platform: Platform;
  readonly cells: readonly Cell[];
  /** What others in the room may hear from then on, where one of the ways to begin was chosen */
  readonly household?: Household;
  readonly purpose: 'answer-this-question';
  readonly never: readonly ['advertising', 'profiling', 'sale'];
  /** What the platform itself keeps, as its own pages said on that day */
  readonly platformKeeps: { readonly checkedOn: string; readonly deleteAt: string | null };
}

/** Names what is signed: a receipt of another customer, day or platform is another text. */
const signed = (customerId: CustomerId, { id, at, platform, body }: Omit<Receipt, 'keyId' | 'signature'>): string =>
  canonical({ customerId, id, at: new Date(at).toISOString(), platform, body });

/** A consent receipt under the key port's receipt key. `at` is an ISO instant. */
export async function signReceipt(
  keyring: Keyring,
  customerId: CustomerId,
  agreed: {
    readonly id: string;
    readonly at: string;
    readonly platform: Platform;
    readonly cells: readonly Cell[];
    readonly household?: Household;
  },
): Promise<Receipt> {
  const { id, at, platform, cells, household } = agreed;
  const body: ReceiptBody = {
    version: 1,
    platform,
    cells,
    ...(household === undefined ? {} : { household }),
    purpose: 'answer-this-question',
    never: ['advertising', 'profiling', 'sale'],
    platformKeeps: platformKeeps[platform],
  };
  const receipt = { id, at, platform, body };
  const { keyId, mac } = await keyring.mac('receipt', signed(customerId, receipt));
  return { ...receipt, keyId, signature: mac };
}

/** True if this is, word for word, what was signed for this customer. Rejects if its key is unknown or cannot be reached. */
export async function checkReceipt(keyring: Keyring, customerId: CustomerId, receipt: Receipt): Promise<boolean> {
  const { mac } = await keyring.mac('receipt', signed(customerId, receipt), receipt.keyId);
  return mac === receipt.signature;
}
