-- What was changed, by field, with the values before and after. A created record has no row here: its column change_set_id says
-- with which change set it came. No foreign keys: change sets are never removed while their changes are here, and the check
-- would cost an import more than the row itself.
create table change (
  id bigint generated always as identity primary key,
  change_set_id uuid not null,
  object text not null,
  record_id uuid not null,
  -- remove and restore: into the bin and out of it; delete: "before" is the whole record, so that it can come back (revive);
  -- purge: gone for good, without a copy
  op text not null check (op in ('update', 'remove', 'restore', 'delete', 'revive', 'purge')),
  -- By name of column; only what differs.
  before jsonb not null,
  after jsonb not null,
  at timestamptz not null
);
create index change_by_record on change (object, record_id, id);
create index change_by_change_set on change (change_set_id, object);

-- What was answered to a write that carried an Idempotency-Key, so that the same request sent again does nothing twice.
create table idempotent_answer (
  actor text not null,
  key text not null,
  fingerprint text not null,
  status integer,
  headers jsonb,
  body text,
  created_at timestamptz not null,
  primary key (actor, key)
);
create index idempotent_answer_by_age on idempotent_answer (created_at);

-- How the business wants the product to be: its name, currency, time zone.
create table setting (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null,
  updated_by_id uuid
);
