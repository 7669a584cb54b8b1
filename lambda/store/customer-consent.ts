import type { Consent } from '#skill';
import type { CustomerStore, Receipt } from './customer-store.ts';
import type { Db, Queries } from './db.ts';
import { lockCustomer } from './lock-customer.ts';
import { toJson } from './storable.ts';

/** What a customer agreed to, over SQL. */
export function customerConsent(db: Db): Pick<CustomerStore, 'consents' | 'agree' | 'receipts'> {
  return {
    consents: (id) =>
      db.query<Consent>(
        'select id, platform, account_id as account, kind, precision from consent where customer_id = $1 order by platform, id',
        [id],
      ),

    // The customer's row is locked: of two choices at the same moment the later one replaces the whole of the first.
    agree: (id, { id: receiptId, at, platform, body, keyId, signature }, consents, basis) =>
      db.transaction(async (tx) => {
        if (consents.some((consent) => consent.platform !== platform)) throw new Error('consent.platform');
        if (!(await lockCustomer(tx, id))) throw new Error('customer.gone');
        if (basis !== undefined && !(await isInForce(tx, id, platform, basis))) return false;
        await tx.query(
          'insert into receipt (customer_id, id, at, platform, body, key_id, signature) values ($1, $2, $3, $4, $5::jsonb, $6, $7)',
          [id, receiptId, at, platform, toJson(body), keyId, signature],
        );
        await tx.query('delete from consent where customer_id = $1 and platform = $2', [id, platform]);
        await tx.query(
          `insert into consent (customer_id, id, platform, account_id, kind, precision)
           select $1, id, platform, account, kind, precision
           from jsonb_to_recordset($2::jsonb) as row (id text, platform text, account text, kind text, precision text)`,
          [id, toJson(consents)],
        );
        return true;
      }),

    receipts: (id) =>
      db.query<Receipt>(
        'select id, at, platform, body, key_id as "keyId", signature from receipt where customer_id = $1 order by at desc, id desc',
        [id],
      ),
  };
}

/** Each choice gives its consents ids of its own: the same ids are the same choice. */
async function isInForce(tx: Queries, id: string, platform: string, basis: readonly Consent[]): Promise<boolean> {
  const now = await tx.query<{ id: string }>('select id from consent where customer_id = $1 and platform = $2', [id, platform]);
  const ids = new Set(now.map((row) => row.id));
  return ids.size === basis.length && basis.every((consent) => ids.has(consent.id));
}
