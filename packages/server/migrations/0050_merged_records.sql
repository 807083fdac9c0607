-- Which record became part of which other. Ids are kept as text, since they are of any object.
create table merged_record (
  id uuid not null default uuid_v7(),
  object text not null,
  merged_id text not null,
  survivor_id text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  primary key (id)
);
create unique index merged_record_merged_id_key on merged_record (merged_id);
create index merged_record_survivor_id on merged_record (survivor_id);
create index merged_record_created_at on merged_record (created_at, id);
create index merged_record_change_set_id on merged_record (change_set_id);
