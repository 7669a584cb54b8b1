// `npm run keys:rotate -- --purpose ledger|all`: makes a new data key the one in use; the old ones still open what they sealed.
// Functions that run take it up within five minutes. The settings are those of tools/ledger-verify.ts, with kms:GenerateDataKey.
import type { Purpose } from '../lambda/keys/keys.ts';
import { rotate } from '../lambda/keys/keyring.ts';
import { sqlKeyStore } from '../lambda/store/sql-key-store.ts';
import { command, flags, needed, UsageError } from './command.ts';
import { openDatabase, openKeys, whereOptions, whereUsage } from './open-database.ts';

const purposes: readonly Purpose[] = ['ledger', 'receipt', 'pin', 'oauth'];

await command(`npm run keys:rotate -- --purpose ${purposes.join('|')}|all ${whereUsage}`, async () => {
  const { values } = flags({ options: { purpose: { type: 'string' }, ...whereOptions } });
  const wanted = needed('purpose', values.purpose);
  const chosen = purposes.filter((purpose) => wanted === 'all' || wanted === purpose);
  if (chosen.length === 0) throw new UsageError(`--purpose ${wanted} is unknown.`);
  const db = await openDatabase(values);
  try {
    const parts = { port: openKeys(values), store: sqlKeyStore(db), now: new Date().toISOString() };
    for (const purpose of chosen) {
      await rotate(parts, purpose);
      console.log(`${purpose}: a new key is in use`);
    }
    return 0;
  } finally {
    await db.close();
  }
});
