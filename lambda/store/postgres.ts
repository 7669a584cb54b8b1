import type { Pool, PoolClient, QueryResult, QueryResultRow } from 'pg';
import { type Db, parsers, type Queries } from './db.ts';

/** One function instance answers one turn at a time, with at most three reads side by side. */
const poolSize = 4;
const connectTimeoutMs = 3_000;

/**
 * PostgreSQL at a connection URL. Nothing is loaded or connected before the first query, so a function's cold start does
 * not pay for it; a secret URL may be fetched at that moment. A statement is stopped after `statementTimeoutMs`.
 */
export function openPostgres(url: string | (() => Promise<string>), statementTimeoutMs = 3_000): Db {
  let pool: Promise<Pool> | null = null;

  async function connect(): Promise<Pool> {
    const pg = (await import('pg')).default;
    const made = new pg.Pool({
      connectionString: typeof url === 'string' ? url : await url(),
      max: poolSize,
      connectionTimeoutMillis: connectTimeoutMs,
      statement_timeout: statementTimeoutMs,
      // A server that vanished never stops the statement itself: give up, and drop the connection with it.
      query_timeout: statementTimeoutMs + 1_000,
      keepAlive: true,
      types: { getTypeParser: (id, format) => (format === 'binary' ? undefined : parsers[id]) ?? pg.types.getTypeParser(id, format) },
    });
    // An idle connection the server closed is replaced at the next query; without a listener it would end the process.
    made.on('error', () => {});
    return made;
  }

  function connected(): Promise<Pool> {
    pool ??= connect().catch((error: unknown) => {
      pool = null;
      throw error;
    });
    return pool;
  }

  return {
    query: async <Row>(sql: string, params?: readonly unknown[]) => {
      const open = await connected();
      try {
        return await run<Row>(open, sql, params);
      } catch (error) {
        // A function that slept wakes up with connections the server has closed. The store's statements may run twice.
        if (!wasCutOff(error)) throw error;
        return run<Row>(open, sql, params);
      }
    },
    transaction: async (work) => inTransaction(await (await connected()).connect(), work),
    close: async () => {
      const open = pool;
      pool = null;
      await (await open)?.end();
    },
  };
}

async function run<Row>(client: Pool | PoolClient, sql: string, params?: readonly unknown[]): Promise<readonly Row[]> {
  const result: QueryResult<QueryResultRow> | QueryResult<QueryResultRow>[] =
    params === undefined ? await client.query(sql) : await client.query(sql, [...params]);
  const last = Array.isArray(result) ? result.at(-1) : result;
  return (last?.rows ?? []) as Row[];
}

const cutOffCodes = ['57P01', '57P02', 'ECONNRESET', 'EPIPE'];

function wasCutOff(error: unknown): boolean {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return cutOffCodes.includes(String(code)) || message === 'Connection terminated unexpectedly';
}

async function inTransaction<Result>(client: PoolClient, work: (tx: Queries) => Promise<Result>): Promise<Result> {
  try {
    await client.query('begin');
    const result = await work({ query: (sql, params) => run(client, sql, params) });
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    // Closing the connection rolls back whatever state it is in.
    client.release(true);
    throw error;
  }
}
