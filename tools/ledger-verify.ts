// `npm run ledger:verify -- --customer X`: is a customer's disclosure ledger whole? Exit code 0 if so, 1 if not, 2 if it cannot be told.
// Without DATABASE_URL it reads the demo of `npm start` (stop that first). With DATABASE_URL the keys are in AWS KMS, by the same
// settings as the functions have: AWS_REGION, TELLBACK_KMS_KEY, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN; they
// need kms:Decrypt alone.
import type { CustomerId } from '#skill';
import { makeKeyring } from '../lambda/keys/keyring.ts';
import { checkChain } from '../lambda/ledger/chain.ts';
import { readHead, readLedger } from '../lambda/store/ledger.ts';
import { sqlKeyStore } from '../lambda/store/sql-key-store.ts';
import { command, flags, needed } from './command.ts';
import { openDatabase, openKeys, whereOptions, whereUsage } from './open-database.ts';

await command(`npm run ledger:verify -- --customer ID ${whereUsage}`, async () => {
  const { values } = flags({ options: { customer: { type: 'string' }, ...whereOptions } });
  const customer = needed('customer', values.customer) as CustomerId;
  const db = await openDatabase(values);
  try {
    const keyring = makeKeyring({ port: openKeys(values), store: sqlKeyStore(db), now: () => new Date() });
    // Read at one moment: a turn in between would look like a missing row.
    const { rows, head } = await db.transaction(async (tx) => {
      await tx.query('set transaction isolation level repeatable read');
      return { rows: await readLedger(tx, customer), head: await readHead(tx, customer) };
    });
    const { whole, rows: count, brokenAt } = await checkChain(keyring, customer, rows, head);
    if (whole) console.log(`whole, ${count} rows`);
    else console.log(brokenAt === null ? 'broken: its signed end is not ours' : `broken at row ${brokenAt}`);
    return whole ? 0 : 1;
  } finally {
    await db.close();
  }
});
