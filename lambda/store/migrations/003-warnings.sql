-- Warnings: the watch over payments, what it opened, what the customer answered, and what is to be delivered.

alter table account
  -- 'active' or 'frozen'; null: it has no card, or none that could be frozen here
  add column card text,
  -- When it was frozen or released here: figures of the bank that are older do not know of it
  add column card_at timestamptz;

alter table transaction
  -- When it was paid, where the bank tells the time
  add column at timestamptz,
  -- ISO 3166, of the merchant
  add column country text,
  -- Whether the card was there; null: not told
  add column present boolean,
  -- The pending row of the same payment
  add column replaces text collate "C",
  -- Looked at once, by the watch
  add column watched boolean not null default false;
create index transaction_to_watch on transaction (customer_id) where not watched and not superseded;

-- What the customer chose about warnings, and what the detector remembers of them; no row: the defaults, nothing seen.
create table watch (
  customer_id text collate "C" primary key,
  -- At most one false alarm a 'year', 'quarter', 'month'
  promise text not null default 'quarter',
  -- Kinds the customer does not want
  muted jsonb not null default '[]',
  -- 'HH:MM' in the customer's zone, both null: no quiet hours
  quiet_from text,
  quiet_to text,
  low_balance_minor bigint,
  -- Stands in every push, so that a forged one is known; null: no push is sent
  phrase text,
  detector jsonb
);

create table warning (
  customer_id text collate "C" not null,
  id uuid not null,
  -- 'bank', 'detector'
  source text not null,
  -- The bank's own id of its alert, or the detector's cause
  cause text collate "C" not null,
  -- SHA-256 of what the bank sent: the same alert again is known, another one under its id is refused; null: our own
  sent_hash text,
  kind text not null,
  severity text not null,
  reason jsonb not null,
  account_id text collate "C" not null,
  transaction_id text collate "C",
  -- The payment as it stood: Warning.payment
  payment jsonb,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  -- Heard in a conversation; sent again by the platform, that turn finds the warning as it was
  told_at timestamptz,
  told_request_id text,
  -- 'mine', 'not-mine', 'closed' (nothing to answer: heard and put aside); null: open until it expires
  answer text,
  answered_at timestamptz,
  -- A platform, or 'app'
  answered_over text,
  answered_request_id text,
  -- Nobody answered in time, and another of its cause or of its payment took its place
  lapsed boolean not null default false,
  -- The detector learned the answer
  settled boolean not null default false,
  primary key (customer_id, id)
);
create unique index warning_cause on warning (customer_id, source, cause) where answer is null and not lapsed;
create unique index warning_of_bank on warning (customer_id, cause) where source = 'bank';

-- "That was me": payments like it are no cause for a warning until then.
create table warning_exception (
  customer_id text collate "C" not null,
  warning_id uuid not null,
  kind text not null,
  -- Null: payments that name no merchant
  merchant_id text collate "C",
  -- Up to this much, unsigned
  amount_minor bigint not null,
  currency text not null,
  until date not null,
  primary key (customer_id, warning_id)
);

create table dispute (
  customer_id text collate "C" not null,
  id uuid not null,
  -- Spoken and shown: ours, and no credential
  reference text not null,
  warning_id uuid,
  transaction_id text collate "C",
  account_id text collate "C" not null,
  opened_at timestamptz not null,
  opened_over text not null,
  primary key (customer_id, id)
);
create unique index dispute_reference on dispute (customer_id, reference);

-- Where pushes go beside the bank's hub: an Amazon account that opted in, a browser. Sealed: they name a person outside.
create table push_address (
  customer_id text collate "C" not null,
  id uuid not null,
  -- 'alexa', 'web-push'
  channel text not null,
  -- HMAC or hash by which the same address is found again
  address_hash text not null,
  -- Empty from its end on
  sealed text not null,
  -- What the address told last: events come late and twice
  changed_at timestamptz not null,
  -- Opted out, unsubscribed or gone
  ended_at timestamptz,
  primary key (customer_id, id)
);
create unique index push_address_once on push_address (customer_id, channel, address_hash);

-- What is to leave: knocks to the customer, and to the bank what the customer answered. At least once; the id tells a repeat.
create table delivery (
  customer_id text collate "C" not null,
  id uuid not null,
  -- 'knock', 'event'
  kind text not null,
  -- 'hub', 'alexa', 'web-push'
  channel text not null,
  address_id uuid,
  warning_id uuid,
  body jsonb not null,
  -- Of a knock, the customer's day on which it counts
  day date,
  due_at timestamptz not null,
  expires_at timestamptz not null,
  tries smallint not null default 0,
  -- Somebody is sending it until then
  claimed_until timestamptz,
  done_at timestamptz,
  -- 'delivered', 'gone', 'refused', 'expired'
  outcome text,
  primary key (customer_id, id)
);
create index delivery_due on delivery (due_at) where done_at is null;
