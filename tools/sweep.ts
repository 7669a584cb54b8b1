// `npm run sweep`: deletes what is past its time (keep in brand/rules.ts): sessions, codes, tokens, old payments, old rows of the
// ledgers, customers whose time is over and what the erased left. Run it once a day; twice does no harm. The settings are those of
// tools/ledger-verify.ts, for shortened ledgers are signed anew.
import { keep } from '../brand/rules.ts';
import { makeKeyring } from '../lambda/keys/keyring.ts';
import { sqlCustomerStore } from '../lambda/store/sql-customer-store.ts';
import { sqlKeyStore } from '../lambda/store/sql-key-store.ts';
import { command, flags } from './command.ts';
import { openDatabase, openKeys, whereOptions, whereUsage } from './open-database.ts';

await command(`npm run sweep -- ${whereUsage}`, async () => {
  const { values } = flags({ options: whereOptions });
  const db = await openDatabase(values);
  try {
    const keyring = makeKeyring({ port: openKeys(values), store: sqlKeyStore(db), now: () => new Date() });
    await sqlCustomerStore(db, keyring).sweep(new Date().toISOString(), keep);
    console.log('swept');
    return 0;
  } finally {
    await db.close();
  }
});
