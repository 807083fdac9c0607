-- What happened with visitors whom nobody knows yet.
create table waiting_touchpoint (
  id uuid not null default uuid_v7(),
  at timestamptz not null,
  type text not null,
  channel text,
  subject text,
  payload jsonb,
  known_by text[] not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  primary key (id)
);
create index waiting_touchpoint_at on waiting_touchpoint (at, id);
create index waiting_touchpoint_known_by on waiting_touchpoint using gin (known_by);
create index waiting_touchpoint_created_at on waiting_touchpoint (created_at, id);
create index waiting_touchpoint_change_set_id on waiting_touchpoint (change_set_id);
