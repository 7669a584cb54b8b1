import type { BankReader, CustomerId, Locale } from '#skill';
import type { Brand } from '../../brand/brand.ts';
import type * as brandRules from '../../brand/rules.ts';
import type { Output } from '../../companion/api/operations.ts';
import type { Words } from '../../companion/words.ts';
import type { Speak } from '../../locales/speak.ts';
import type { Keyring } from '../keys/keys.ts';
import type { CustomerRecord, CustomerStore } from '../store/customer-store.ts';
import type { Store } from '../store/store.ts';

export type Rules = Pick<typeof brandRules, 'ceilingFor' | 'freshLoginMinutes' | 'provenMinutes' | 'keep' | 'platformKeeps'>;

export type SetProof = (customerId: CustomerId, choice: ProofChoice) => Promise<'set' | 'weak'>;
export type ProofChoice =
  | { readonly chosen: 'pin'; readonly pin: string }
  | { readonly chosen: Exclude<Output<'readProof'>['chosen'], 'pin'> };

/** What the companion's API is made of. */
export interface ApiParts {
  /** 'https://my.bank.example', where the companion's pages are */
  readonly origin: string;
  readonly brand: Brand;
  readonly rules: Rules;
  readonly customers: CustomerStore;
  readonly store: Pick<Store, 'ledger' | 'ledgerHead' | 'prove'> & { bank(customer: CustomerId, now: string): BankReader };
  readonly keyring: Keyring;
  /** Sets, resets or takes away the voice PIN and its like; 'weak' for digits anybody would guess. */
  readonly setProof: SetProof;
  readonly speak: Speak;
  /** Of companion.json */
  readonly words: (locale: Locale) => Words;
  /** Of words.json: days, categories */
  readonly terms: (locale: Locale) => Words;
  readonly now: () => Date;
}

/** One call by one customer. */
export interface Visit extends Omit<ApiParts, 'now'> {
  readonly customer: CustomerRecord;
  /** The customer's own language, else the one their browser or app asks for */
  readonly locale: Locale;
  /** ISO instant of the call */
  readonly now: string;
}
