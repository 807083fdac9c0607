-- Single records that are shown to a colleague or a team beyond what their roles reach.
create table record_share (
  id uuid not null default uuid_v7(),
  object text not null,
  shared_id text not null,
  user_id uuid,
  team_id uuid,
  level text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  primary key (id),
  check (num_nonnulls(user_id, team_id) = 1)
);
-- Asked with every statement of whoever something was shared with.
create unique index record_share_with_user on record_share (user_id, object, shared_id) where user_id is not null;
create unique index record_share_with_team on record_share (team_id, object, shared_id) where team_id is not null;
create index record_share_record on record_share (shared_id, object);
create index record_share_user_id on record_share (user_id, created_at, id);
create index record_share_team_id on record_share (team_id, created_at, id);
create index record_share_created_at on record_share (created_at, id);
create index record_share_change_set_id on record_share (change_set_id);
alter table record_share add foreign key (user_id) references app_user (id) on delete cascade;
alter table record_share add foreign key (team_id) references team (id) on delete cascade;
