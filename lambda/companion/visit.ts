import type { Locale } from '#skill';
import type { Brand } from '../../brand/brand.ts';
import type * as brandRules from '../../brand/rules.ts';
import type { Words } from '../../companion/words.ts';
import type { Words as Terms } from '../../locales/catalogue.ts';
import type { Speak } from '../../locales/speak.ts';
import type { SetCards } from '../banks/cards.ts';
import type { Keyring } from '../keys/keys.ts';
import type { CustomerRecord, CustomerStore } from '../store/customer-store.ts';
import type { Store, Writer } from '../store/store.ts';
import type { WarningStore } from '../store/warning-store.ts';

export type Rules = Pick<typeof brandRules, 'ceilingFor' | 'freshLoginMinutes' | 'provenMinutes' | 'keep' | 'platformKeeps' | 'warnings'>;

/** What the companion's API is made of. */
export interface ApiParts {
  /** 'https://my.bank.example', where the companion's pages are */
  readonly origin: string;
  readonly brand: Brand;
  readonly rules: Rules;
  readonly customers: CustomerStore;
  readonly store: Pick<Store & Writer, 'bank' | 'ledger' | 'ledgerHead' | 'prove' | 'decidePin' | 'saveCode'>;
  readonly warnings: Pick<
    WarningStore,
    'warnings' | 'answer' | 'dispute' | 'disputes' | 'setCard' | 'choices' | 'choose' | 'saveAddress' | 'endAddress'
  >;
  /** Freezes and releases cards at the bank */
  readonly setCards: SetCards;
  /** With which browsers subscribe to notices; null: none are sent to browsers */
  readonly vapidPublicKey: string | null;
  readonly keyring: Keyring;
  readonly speak: Speak;
  /** Of companion.json */
  readonly words: (locale: Locale) => Words;
  /** Of the answers that are spoken: days, categories */
  readonly terms: (locale: Locale) => Terms;
  readonly now: () => Date;
}

/** One call by one customer. */
export interface Visit extends Omit<ApiParts, 'now'> {
  readonly customer: CustomerRecord;
  /** The last sign-in at the bank that counts for this call: of a browser its own; null: none */
  readonly loginAt: string | null;
  /** The customer's own language, else the one their browser or app asks for */
  readonly locale: Locale;
  /** ISO instant of the call */
  readonly now: string;
}
