import { type CivilDate, civilDate } from '../money/civil-date.ts';
import type { NamedMerchant } from './merchant-name.ts';
import type { RawTransaction } from './raw-transaction.ts';

/** A raw line with what every rule asks for: its day and its merchant. */
export interface Dated {
  readonly raw: RawTransaction;
  readonly date: CivilDate;
  readonly merchant: NamedMerchant | null;
}

/** Rule "Which date": the purchase (authorised) date when the bank gives it, else the booking date. Throws RangeError if it gives neither. */
export const dateOf = ({ purchasedOn, bookedOn }: RawTransaction): CivilDate => civilDate(purchasedOn ?? bookedOn ?? '');
