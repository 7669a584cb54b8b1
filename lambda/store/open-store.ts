import { openPostgres } from './postgres.ts';
import { sqlStore } from './sql-store.ts';
import type { Store, Writer } from './store.ts';

/** The store of a live function. It connects at its first query; a secret address is fetched at that moment. */
export function openStore(url: () => Promise<string>): Store & Writer {
  return sqlStore(openPostgres(url));
}
