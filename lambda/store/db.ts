/** What the store needs of a database. PostgreSQL and PGlite meet it; nothing above it knows which one answers. */
export interface Queries {
  /** The rows of one statement. Without params the text may be a script; then the last statement's rows. */
  query<Row>(sql: string, params?: readonly unknown[]): Promise<readonly Row[]>;
}

export interface Db extends Queries {
  /** Commits if `work` fulfils, rolls back if it rejects. Inside, only `tx` may be used: on PGlite anything else waits forever. */
  transaction<Result>(work: (tx: Queries) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

const asBigint = (text: string) => BigInt(text);
const asInstant = (text: string) => new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString();

/**
 * How values arrive, by PostgreSQL's type id, the same on both engines: int8 and numeric as bigint (a fraction throws),
 * date as 'YYYY-MM-DD', timestamptz as ISO instant in UTC, json and jsonb parsed. Other types come as the engine has them.
 */
export const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  20: asBigint,
  1700: asBigint,
  1082: (text) => text,
  1184: asInstant,
  114: JSON.parse,
  3802: JSON.parse,
};
