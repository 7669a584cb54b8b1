/** Text as PostgreSQL can hold it: a zero character and half a character, which it refuses, become a space. */
export const storable = (text: string): string => text.replaceAll(/\0|\p{Cs}/gu, ' ');

/** A value as jsonb; whole numbers beyond what JSON can hold as text. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'bigint') return part.toString();
    return typeof part === 'string' ? storable(part) : part;
  });
}

/** A JSON value as it will be read back. */
export const asStored = <Value>(value: Value): Value => JSON.parse(toJson(value)) as Value;
