import { join } from 'node:path';
import type { PGlite, Transaction } from '@electric-sql/pglite';
import { type Db, parsers, type Queries } from './db.ts';
import { lockFolder } from './lock.ts';

/**
 * The embedded database of a fresh machine, kept in `folder`. One process at a time: two on one folder lose committed
 * rows without an error. Rejects with one line if the folder is in use or cannot be written. Not for a cloud function.
 */
export async function openPglite(folder: string): Promise<Db> {
  const unlock = lockFolder(folder);
  try {
    const { PGlite } = await import('@electric-sql/pglite');
    const engine = await PGlite.create(join(folder, 'database'), { parsers: { ...parsers } });
    return {
      ...queriesOn(engine),
      transaction: (work) => engine.transaction((tx) => work(queriesOn(tx))),
      close: async () => {
        await engine.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

function queriesOn(engine: PGlite | Transaction): Queries {
  return {
    query: async <Row>(sql: string, params?: readonly unknown[]) => {
      const result = params === undefined ? (await engine.exec(sql)).at(-1) : await engine.query(sql, [...params]);
      return (result?.rows ?? []) as Row[];
    },
  };
}
