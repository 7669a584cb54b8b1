import { randomUUID } from 'node:crypto';
import type { AccountId, CustomerId, FactKind, Platform } from '#skill';
import type { Keyring } from '../../../lambda/keys/keys.ts';
import { chainStart, rowHash, signHead } from '../../../lambda/ledger/chain.ts';
import type { CustomerStore } from '../../../lambda/store/customer-store.ts';
import type { Db } from '../../../lambda/store/db.ts';
import type { LedgerRow } from '../../../lambda/store/store.ts';

export interface OpenedCustomers {
  readonly db: Db;
  readonly store: CustomerStore;
  readonly keyring: Keyring;
}

export type Person = Awaited<ReturnType<typeof fullCustomer>>;

export const noon = '2026-11-23T12:00:00.000Z';
export const at = (minutes: number): string => new Date(Date.parse(noon) + minutes * 60_000).toISOString();
export const daysAgo = (days: number): string => at(-days * 24 * 60);

type UuidsOfPerson = [string, string, string, string, string, string];

let people = 0;

/** A customer with a row in every table; whatever may never leave the store holds the word canary. */
export async function fullCustomer({ db, keyring }: OpenedCustomers, zone = 'Europe/Brussels') {
  people += 1;
  const id = `person-${people}.` as CustomerId;
  const canary = (name: string) => `canary ${name} ${id}`;
  const [linkId, taskId, lookId, warningId, addressId, deliveryId] = [1, 2, 3, 4, 5, 6].map(() => randomUUID()) as UuidsOfPerson;
  const grantId = canary('grant');
  const insert = async (table: string, row: Readonly<Record<string, unknown>>) => {
    const all = Object.entries({ customer_id: id, ...row });
    await db.query(
      `insert into ${table} (${all.map(([name]) => name).join(', ')}) values (${all.map((_, index) => `$${index + 1}`).join(', ')})`,
      all.map(([, value]) => value),
    );
  };

  await db.query(
    `insert into customer (id, region, zone, home_currency, month_starts_on, locale, week_starts_on, threshold_minor, budgets, login_at)
     values ($1, 'BE', $2, 'EUR', 25, 'fr-FR', 1, 20000, '{"groceries": "40000"}', $3)`,
    [id, zone, at(-60)],
  );
  await insert('link', {
    id: linkId,
    platform: 'alexa',
    grant_id: grantId,
    subject_hash: canary('subject'),
    household: 'coarse',
    created_at: at(-500),
  });
  await insert('credential', { token_hash: canary('token'), platform: 'alexa', link_id: linkId, expires_at: at(60) });
  await insert('consent', { id: `consent of ${id}`, platform: 'alexa', account_id: null, kind: 'balance', precision: 'exact' });
  await insert('receipt', {
    id: `receipt of ${id}`,
    at: at(-400),
    platform: 'alexa',
    body: JSON.stringify({ text: `only for ${id}` }),
    key_id: 'key',
    signature: 'signature',
  });
  await insert('account', {
    ...{
      id: `${id}/checking`,
      kind: 'checking',
      joint: false,
      name: `Everyday of ${id}`,
      nickname: null,
      last_four: '1234',
      currency: 'EUR',
    },
    ...{ available_minor: 9007199254740993n, booked_minor: 1n, overdraft_minor: null, as_of: at(-30) },
  });
  await insert('account', {
    ...{
      id: `${id}/card`,
      kind: 'card',
      joint: true,
      name: `Card of ${id}`,
      nickname: `Plastic of ${id}`,
      last_four: '9876',
      currency: 'EUR',
    },
    ...{ available_minor: null, booked_minor: -5n, overdraft_minor: null, as_of: at(-30), hidden: true },
  });
  await insert('transaction', {
    ...{
      id: `${id}/1`,
      account_id: `${id}/checking`,
      kind: 'purchase',
      status: 'booked',
      date: '2026-11-20',
      amount_minor: -1000n,
      currency: 'EUR',
    },
    ...{ category: 'groceries', merchant_id: 'm', merchant_name: `Shop of ${id}`, raw_text: `RAW ${id}`, superseded: false, unsure: false },
  });
  await insert('watch', { phrase: `heron of ${id}`, low_balance_minor: 9007199254740993n, detector: JSON.stringify({ of: id }) });
  await insert('warning', {
    ...{ id: warningId, source: 'bank', cause: `alert of ${id}`, sent_hash: canary('alert'), kind: 'card-testing', severity: 'severe' },
    ...{ reason: '{"kind":"card-testing","code":true}', account_id: `${id}/checking`, transaction_id: `${id}/1` },
    ...{ payment: JSON.stringify({ transactionId: `${id}/1`, amountMinor: '-1000' }), opened_at: at(-4), expires_at: at(14 * 24 * 60) },
  });
  await insert('warning_exception', {
    ...{ warning_id: warningId, kind: 'abroad', merchant_id: `shop of ${id}`, amount_minor: 1_000n, currency: 'EUR', until: '2026-12-01' },
  });
  await insert('dispute', {
    ...{ id: randomUUID(), reference: '123456', warning_id: warningId, transaction_id: `${id}/1`, account_id: `${id}/checking` },
    ...{ opened_at: at(-3), opened_over: 'alexa' },
  });
  await insert('push_address', {
    ...{ id: addressId, channel: 'alexa', address_hash: canary('address'), sealed: canary('sealed address'), changed_at: at(-3) },
  });
  await insert('delivery', {
    ...{ id: deliveryId, kind: 'knock', channel: 'alexa', address_id: addressId, warning_id: warningId, day: '2026-11-23' },
    ...{ body: JSON.stringify({ title: 'Bank', text: `heron of ${id}`, locale: 'fr-FR' }), due_at: at(-3), expires_at: at(24 * 60) },
  });
  await insert('dialogue_state', {
    ...{ platform: 'alexa', session_key: canary('session'), state: JSON.stringify({ of: id }), previous: null, request_id: `r of ${id}` },
    updated_at: at(-5),
  });
  await insert('turn', { request_id: `turn of ${id}`, at: at(-5), failure: 'consent.denied' });
  await insert('voice_pin', {
    ...{ proof: 'pin', salt: canary('salt'), hash: canary('hash'), key_id: canary('pepper'), wrong: 1, last_request_id: `r of ${id}` },
    ...{ last_result: 'wrong', changed_at: at(-300) },
  });
  await insert('proven_session', { platform: 'alexa', session_key: canary('session'), speaker_hash: `voice of ${id}`, until: at(3) });
  const approve = { question: { intent: 'Balance', slots: {} }, sessionKey: canary('session'), speakerHash: `voice of ${id}` };
  await insert('app_task', {
    ...{
      id: taskId,
      kind: 'approve',
      platform: 'alexa',
      body: JSON.stringify(approve),
      wish: canary('wish'),
      created_at: at(-2),
      expires_at: at(8),
    },
  });
  const session = { embedded: false, login_at: at(-9), created_at: at(-9), last_used_at: at(-1), expires_at: at(50) };
  await insert('web_session', { id_hash: canary('web session'), ...session });
  await insert('web_entry', { code_hash: canary('web entry'), expires_at: at(1) });
  await insert('one_time_code', { code_hash: canary('code'), expires_at: at(1) });
  await insert('support_look', { id: lookId, at: at(-100), who: `Ann for ${id}`, did: 'looked', reason: `asked by ${id}` });
  await db.query(`insert into oauth_record (model, id_hash, grant_id, uid, sealed, expires_at) values ('Grant', $1, $2, $3, $4, $5)`, [
    canary('oauth id'),
    grantId,
    canary('uid'),
    canary('sealed'),
    at(600),
  ]);
  const told = await tell({ db, keyring }, id, [at(-20), at(-10)]);

  return {
    ...{ id, zone, linkId, taskId, lookId, warningId, addressId, deliveryId, grantId, told, insert },
    ...{
      tokenHash: canary('token'),
      sessionHash: canary('web session'),
      addressHash: canary('address'),
      entryHash: canary('web entry'),
      oauthHash: canary('oauth id'),
    },
  };
}

/** Chains rows told at these instants to the customer's ledger and signs its end; gives the rows. */
export async function tell(
  { db, keyring }: Pick<OpenedCustomers, 'db' | 'keyring'>,
  id: CustomerId,
  instants: readonly string[],
  change: (index: number) => { readonly platform?: Platform; readonly kind?: FactKind; readonly account?: AccountId } = () => ({}),
): Promise<readonly LedgerRow[]> {
  const [last] = await db.query<{ seq: bigint; hash: string }>('select seq, hash from ledger_head where customer_id = $1', [id]);
  let { seq, hash } = last ?? { seq: chainStart.fromSeq, hash: chainStart.fromHash };
  const rows = instants.map((instant, index): LedgerRow => {
    seq += 1n;
    const row = {
      ...{ customerId: id, seq, at: instant, platform: 'alexa' as const, speakerHash: null, requestId: `request ${seq} of ${id}` },
      ...{
        question: { intent: 'Balance', slots: {} } as LedgerRow['question'],
        account: `${id}/checking` as AccountId,
        kind: 'balance' as const,
      },
      ...{ precision: 'exact' as const, consentId: `consent of ${id}` },
      ...change(index),
    };
    hash = rowHash(hash, row);
    return { ...row, hash };
  });
  await db.query(
    `insert into ledger (customer_id, seq, at, platform, speaker_hash, request_id, question, account_id, kind, precision, consent_id, hash)
     select "customerId", seq, at, platform, "speakerHash", "requestId", question, account, kind, precision, "consentId", hash
     from jsonb_to_recordset($1::jsonb) as row ("customerId" text, seq bigint, at timestamptz, platform text, "speakerHash" text,
       "requestId" text, question jsonb, account text, kind text, precision text, "consentId" text, hash text)`,
    [JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))],
  );
  const head = await signHead(keyring, id, { seq, hash, ...chainStart });
  await db.query(
    `insert into ledger_head (customer_id, seq, hash, from_seq, from_hash, key_id, signature) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (customer_id) do update set seq = excluded.seq, hash = excluded.hash, key_id = excluded.key_id, signature = excluded.signature`,
    [id, head.seq, head.hash, head.fromSeq, head.fromHash, head.keyId, head.signature],
  );
  return rows;
}

/** Every row the database holds of a customer, in every table that names one. */
export async function rowsOf(db: Db, id: CustomerId): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const rows: Record<string, readonly unknown[]> = {
    customer: await db.query('select * from customer where id = $1', [id]),
    oauth_record: await db.query('select * from oauth_record where grant_id = $1', [`canary grant ${id}`]),
  };
  for (const table of await tablesOfCustomers(db)) {
    rows[table] = await db.query(`select * from ${table} where customer_id = $1 order by ${table}`, [id]);
  }
  return rows;
}

/** As the database itself knows them, partitions apart. */
export async function tablesOfCustomers(db: Db): Promise<readonly string[]> {
  const tables = await db.query<{ name: string }>(
    `select relname as name from pg_class join pg_attribute on attrelid = pg_class.oid
     where attname = 'customer_id' and relkind in ('r', 'p') and not relispartition order by relname`,
    [],
  );
  return tables.map(({ name }) => name);
}
