/**
 * An entity delivers its value and never an id, and @merchant also delivers words it has never heard of. So the value of
 * a known merchant is its id behind a prefix that nobody says: a listed "merchant-target" is not the spoken "target".
 */
const prefix = 'merchant-';

export const merchantValue = (id: string): string => `${prefix}${id}`;

/** The id of a listed merchant, or null for any other words. */
export function knownMerchant(value: unknown): string | null {
  const match = typeof value === 'string' ? /^merchant-([a-z0-9-]{1,80})$/.exec(value) : null;
  return match?.[1] ?? null;
}
