-- Account linking, the companion, the voice PIN and the signed ledger.

alter table customer
  add column locale text,
  add column week_starts_on smallint,
  add column threshold_minor bigint not null default 50000,
  -- category -> minor units of the home currency, per month
  add column budgets jsonb not null default '{}',
  -- When the customer last signed in at the bank (strong customer authentication).
  add column login_at timestamptz,
  -- Set for a customer made for certification: reaches no real data and ends.
  add column reviewer boolean not null default false,
  add column expires_at timestamptz,
  add column erased_at timestamptz;

-- A link is an assistant of a customer; credentials are the tokens by which its requests come. Both are looked up before the
-- customer is known: small enough to be whole on every machine.
create table credential (
  token_hash text not null,
  platform text not null,
  customer_id text collate "C" not null,
  link_id uuid not null,
  expires_at timestamptz,
  primary key (token_hash, platform)
);
create index credential_of_link on credential (customer_id, link_id);
insert into credential (token_hash, platform, customer_id, link_id, expires_at)
  select token_hash, platform, customer_id, id, expires_at from link;

alter table link rename to old_link;
drop index link_of_customer;
create table link (
  customer_id text collate "C" not null,
  id uuid not null,
  platform text not null,
  -- Of the authorization server; null for a link the bank vouches for
  grant_id text,
  -- HMAC of the platform's own account id, so that its events find the link
  subject_hash text,
  household text not null,
  private_mode boolean not null default false,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  -- 'voice', 'app', 'platform', 'support', 'erasure'
  revoked_by text,
  first_used_at timestamptz,
  -- The turn that was the first one stays the first one when the platform sends it again.
  first_request_id text,
  last_used_at timestamptz,
  primary key (customer_id, id)
);
create unique index link_of_grant on link (grant_id);
create index link_of_subject on link (platform, subject_hash);
insert into link (customer_id, id, platform, household, created_at, expires_at, revoked_at, first_used_at, first_request_id, last_used_at)
  select customer_id, id, platform, case when anyone_may_ask then 'exact' else 'nothing' end, coalesce(first_used_at, now()), expires_at,
    revoked_at, first_used_at, first_request_id, last_used_at
  from old_link;
drop table old_link;

alter table account add column hidden boolean not null default false;
alter table transaction add column sensitive boolean not null default false;
drop index transaction_by_date;
create index transaction_by_date on transaction (customer_id, date desc, id desc)
  include (account_id, kind, status, amount_minor, currency, category, merchant_id, merchant_name, unsure, sensitive)
  where not superseded;

-- What the customer agreed to, when, in which words; signed. Consent rows name the receipt in their id.
create table receipt (
  customer_id text collate "C" not null,
  id text collate "C" not null,
  at timestamptz not null,
  platform text not null,
  body jsonb not null,
  key_id text not null,
  signature text not null,
  primary key (customer_id, id)
);

-- The commit of a request answers a second one only if that told the same.
alter table turn
  add column told_hash text not null default '',
  add column failure text;

-- The ledger becomes a chain per customer; its head is signed. The rows so far were invented ones.
drop table ledger;
create table ledger (
  customer_id text collate "C" not null,
  seq bigint not null,
  at timestamptz not null,
  platform text not null,
  -- HMAC of the recognised person's or else the device's id; null if the platform gave none
  speaker_hash text,
  request_id text collate "C" not null,
  -- What was asked: intent and slots
  question jsonb not null,
  account_id text not null,
  kind text not null,
  precision text not null,
  consent_id text not null,
  hash text not null,
  primary key (customer_id, seq)
);
create index ledger_of_request on ledger (customer_id, request_id);
create table ledger_head (
  customer_id text collate "C" primary key,
  seq bigint not null,
  hash text not null,
  -- The last row that was swept for its age: the first one kept follows it
  from_seq bigint not null,
  from_hash text not null,
  key_id text not null,
  signature text not null
);

create table voice_pin (
  customer_id text collate "C" primary key,
  -- 'pin', 'platform-pin', 'app'
  proof text not null,
  -- Null unless proof is 'pin'
  salt text,
  hash text,
  key_id text,
  wrong smallint not null default 0,
  locked_at timestamptz,
  last_request_id text,
  last_result text,
  changed_at timestamptz not null
);
-- Proven in a session, by one speaker, for a few minutes
create table proven_session (
  customer_id text collate "C" not null,
  platform text not null,
  session_key text not null,
  speaker_hash text not null,
  until timestamptz not null,
  primary key (customer_id, platform, session_key)
);

-- One tap in the app: allow a fact, sign in at the bank again, approve a speaker.
create table app_task (
  customer_id text collate "C" not null,
  id uuid not null,
  kind text not null,
  platform text not null,
  body jsonb not null,
  -- The same wish twice is one task.
  wish text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  done_at timestamptz,
  primary key (customer_id, id)
);
create unique index app_task_open on app_task (customer_id, wish) where done_at is null;

-- Data keys, wrapped by the key port; the newest of a purpose is used, the others still open what they sealed.
create table data_key (
  id uuid primary key,
  purpose text not null,
  key_id text not null,
  wrapped text not null,
  created_at timestamptz not null
);
create index data_key_of_purpose on data_key (purpose, created_at desc);

-- The authorization server's records. Ids of tokens are kept as hashes only, payloads sealed.
create table oauth_record (
  model text not null,
  id_hash text not null,
  grant_id text,
  uid text,
  sealed text not null,
  consumed_at timestamptz,
  expires_at timestamptz,
  primary key (model, id_hash)
);
create index oauth_record_of_grant on oauth_record (grant_id);
create index oauth_record_of_uid on oauth_record (model, uid);
create index oauth_record_by_expiry on oauth_record (expires_at);

-- Where a code may be given; null for one that may be given anywhere.
alter table one_time_code add column platform text;

-- The companion's own sessions and one-time entries, by hash.
create table web_session (
  id_hash text primary key,
  customer_id text collate "C" not null,
  embedded boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null
);
create index web_session_of_customer on web_session (customer_id);
create table web_entry (
  code_hash text primary key,
  customer_id text collate "C" not null,
  expires_at timestamptz not null
);

-- Each look of the bank's support staff, visible to the customer.
create table support_look (
  customer_id text collate "C" not null,
  id uuid not null,
  at timestamptz not null,
  who text not null,
  did text not null,
  reason text not null,
  primary key (customer_id, id)
);
