-- That something named two records at once: a candidate that no scan found, open as long as that stands.
create table named_pair (
  id uuid not null default uuid_v7(),
  object text not null,
  first_id text not null,
  second_id text not null,
  type text not null,
  subject text,
  first_kind text not null,
  second_kind text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  primary key (id)
);
create index named_pair_first_id on named_pair (first_id, second_id);
create index named_pair_second_id on named_pair (second_id);
create index named_pair_created_at on named_pair (created_at, id);
create index named_pair_change_set_id on named_pair (change_set_id);

alter table duplicate_candidate alter column scan_id drop not null;
