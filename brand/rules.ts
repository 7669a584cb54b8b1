import type { Ceiling, Platform } from '#skill';

/** What the operator decides and no customer can exceed. Beside brand.ts the one file a bank edits; `npm test` holds it to its types. */

const eea = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(' ');

/**
 * The most that may be told to a customer of a country on a platform. EEA: payments of the last 90 days without a fresh login at
 * the bank, and a login no older than 180 days (Delegated Regulation 2018/389, article 10, as changed by 2022/2360).
 */
export function ceilingFor(region: string, _platform: Platform): Ceiling {
  return eea.includes(region) ? { most: {}, lookBackDays: 90, loginDays: 180 } : { most: {}, lookBackDays: null, loginDays: null };
}

/** How long after a login at the bank older payments are open. */
export const freshLoginMinutes = 30;

/** A session is proven for this long after the right PIN or tap. */
export const provenMinutes = 5;

export const keep = { turnDays: 30, transactionMonths: 25, ledgerMonths: 13 };

/** Warnings: whether our own detector looks at payments, beside what the bank's engine sends; and how long one stays open. */
export const warnings = {
  detector: { demo: true, live: false },
  openDays: 14,
  /** "That was me" is taken without a proof up to so many whole units of the home currency a day. */
  confirmLimit: 100,
};

/** What a platform keeps of what it hears, as its own pages say; `checkedOn` is the day somebody looked. Words: keeps.<platform>. */
export const platformKeeps: Readonly<Record<Platform, { readonly checkedOn: string; readonly deleteAt: string | null }>> = {
  alexa: { checkedOn: '2026-11-23', deleteAt: 'https://www.amazon.com/alexaprivacysettings' },
  'web-chat': { checkedOn: '2026-11-23', deleteAt: null },
  phone: { checkedOn: '2026-11-23', deleteAt: null },
  slack: { checkedOn: '2026-11-23', deleteAt: 'https://slack.com/help/articles/203457187' },
  'other-chat': { checkedOn: '2026-11-23', deleteAt: null },
};

/** Origins of the bank's own apps and pages that may show the companion inside theirs. */
export const embedders: readonly string[] = [];
