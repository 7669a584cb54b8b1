import { type FactKind, factKinds, type Precision } from './consent.ts';
import type { Household } from './speaker.ts';

/** The three ways to begin, as linking offers them; none is preselected. The matrix behind them is the customer's to change. */
export const bundleNames = ['just-me', 'shared-room', 'warnings-only'] as const;
export type BundleName = (typeof bundleNames)[number];

export interface Bundle {
  readonly household: Household;
  /** Every kind's cell for all accounts, also future ones */
  readonly cells: Readonly<Record<FactKind, Precision>>;
  /** Whether a PIN is of use with it */
  readonly wantsPin: boolean;
}

const all = (precision: Precision): Record<FactKind, Precision> =>
  Object.fromEntries(factKinds.map((kind) => [kind, precision])) as Record<FactKind, Precision>;

export const bundles: Readonly<Record<BundleName, Bundle>> = {
  /** Exact figures to the customer alone */
  'just-me': { household: 'nothing', cells: { ...all('exact'), 'sensitive-merchant': 'nothing' }, wantsPin: true },
  /** Anyone in the room hears round balances and totals; details are the customer's */
  'shared-room': { household: 'coarse', cells: { ...all('exact'), 'sensitive-merchant': 'nothing' }, wantsPin: true },
  'warnings-only': { household: 'nothing', cells: { ...all('nothing'), 'account-name': 'exact', warning: 'exact' }, wantsPin: false },
};
