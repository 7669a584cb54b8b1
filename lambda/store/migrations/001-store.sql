-- Customers' facts carry customer_id first in every key, so that they can be spread over machines by customer.
-- Ids are made by the application and compared byte by byte; no sequences, no triggers, no keys across customers.

create table customer (
  id text collate "C" primary key,
  region text not null,
  zone text not null,
  home_currency text not null,
  month_starts_on smallint not null
);

-- Looked up before the customer is known: small enough to be whole on every machine.
create table link (
  token_hash text not null,
  platform text not null,
  id uuid not null,
  customer_id text collate "C" not null,
  anyone_may_ask boolean not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  first_used_at timestamptz,
  -- The turn that was the first one stays the first one when the platform sends it again.
  first_request_id text,
  last_used_at timestamptz,
  primary key (token_hash, platform)
);
create unique index link_of_customer on link (customer_id, id);

create table consent (
  customer_id text collate "C" not null,
  id text collate "C" not null,
  platform text not null,
  account_id text,
  kind text not null,
  precision text not null,
  primary key (customer_id, id)
);

create table account (
  customer_id text collate "C" not null,
  id text collate "C" not null,
  kind text not null,
  joint boolean not null,
  name text not null,
  nickname text,
  last_four text not null,
  currency text not null,
  available_minor bigint,
  booked_minor bigint,
  overdraft_minor bigint,
  as_of timestamptz not null,
  primary key (customer_id, id)
);

create table transaction (
  customer_id text collate "C" not null,
  id text collate "C" not null,
  account_id text collate "C" not null,
  kind text not null,
  status text not null,
  date date not null,
  amount_minor bigint not null,
  currency text collate "C" not null,
  category text not null,
  merchant_id text collate "C",
  merchant_name text,
  raw_text text not null,
  superseded boolean not null,
  unsure boolean not null,
  primary key (customer_id, id)
) partition by hash (customer_id);

create table transaction_0 partition of transaction for values with (modulus 16, remainder 0);
create table transaction_1 partition of transaction for values with (modulus 16, remainder 1);
create table transaction_2 partition of transaction for values with (modulus 16, remainder 2);
create table transaction_3 partition of transaction for values with (modulus 16, remainder 3);
create table transaction_4 partition of transaction for values with (modulus 16, remainder 4);
create table transaction_5 partition of transaction for values with (modulus 16, remainder 5);
create table transaction_6 partition of transaction for values with (modulus 16, remainder 6);
create table transaction_7 partition of transaction for values with (modulus 16, remainder 7);
create table transaction_8 partition of transaction for values with (modulus 16, remainder 8);
create table transaction_9 partition of transaction for values with (modulus 16, remainder 9);
create table transaction_10 partition of transaction for values with (modulus 16, remainder 10);
create table transaction_11 partition of transaction for values with (modulus 16, remainder 11);
create table transaction_12 partition of transaction for values with (modulus 16, remainder 12);
create table transaction_13 partition of transaction for values with (modulus 16, remainder 13);
create table transaction_14 partition of transaction for values with (modulus 16, remainder 14);
create table transaction_15 partition of transaction for values with (modulus 16, remainder 15);

-- Every question of the bank reader is answered from this index alone, without touching the scattered rows.
create index transaction_by_date on transaction (customer_id, date desc, id desc)
  include (account_id, kind, status, amount_minor, currency, category, merchant_id, merchant_name, unsure)
  where not superseded;

-- One row per session: the question asked last and the one before it, for a platform that sends a request twice.
create table dialogue_state (
  customer_id text collate "C" not null,
  platform text not null,
  session_key text not null,
  state jsonb not null,
  previous jsonb,
  request_id text not null,
  updated_at timestamptz not null,
  primary key (customer_id, platform, session_key)
);

-- Turns that were committed: a second commit of the same request finds its row and does nothing.
create table turn (
  customer_id text collate "C" not null,
  request_id text collate "C" not null,
  at timestamptz not null,
  primary key (customer_id, request_id)
);

-- What was told, one row per fact. Rows are only ever added.
create table ledger (
  customer_id text collate "C" not null,
  request_id text collate "C" not null,
  position integer not null,
  at timestamptz not null,
  platform text not null,
  intent text not null,
  account_id text not null,
  kind text not null,
  precision text not null,
  consent_id text not null,
  primary key (customer_id, request_id, position)
);

create table replay (
  key text primary key,
  expires_at timestamptz not null
);
create index replay_by_expiry on replay (expires_at);

create table one_time_code (
  code_hash text primary key,
  customer_id text not null,
  expires_at timestamptz not null
);

create table platform_switch (
  platform text primary key,
  closed boolean not null
);
