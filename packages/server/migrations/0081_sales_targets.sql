-- Targets, and how deals stood week by week.
create table sales_target (
  id uuid not null default uuid_v7(),
  month date not null,
  user_id uuid,
  team_id uuid,
  amount bigint not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create index sales_target_month on sales_target (month, id) where deleted_at is null;
create index sales_target_user_id on sales_target (user_id, month, id);
create index sales_target_team_id on sales_target (team_id, month, id);
create index sales_target_created_at on sales_target (created_at, id) where deleted_at is null;
create index sales_target_change_set_id on sales_target (change_set_id);
create index sales_target_deleted_at on sales_target (deleted_at, id) where deleted_at is not null;
create table deal_snapshot (
  id uuid not null default uuid_v7(),
  taken_on date not null,
  deal_id uuid not null,
  stage_id uuid,
  status text not null default 'open',
  probability double precision not null default 0,
  value bigint,
  currency text,
  expected_close_on date,
  closed_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  primary key (id)
);
create index deal_snapshot_taken_on on deal_snapshot (taken_on, id);
create index deal_snapshot_deal_id on deal_snapshot (deal_id, taken_on, id);
create index deal_snapshot_created_at on deal_snapshot (created_at, id);
create index deal_snapshot_change_set_id on deal_snapshot (change_set_id);
alter table sales_target add foreign key (user_id) references app_user (id) on delete cascade;
alter table sales_target add foreign key (team_id) references team (id) on delete cascade;
alter table deal_snapshot add foreign key (deal_id) references deal (id) on delete cascade;
alter table deal_snapshot add foreign key (stage_id) references stage (id) on delete set null;
create unique index deal_snapshot_once on deal_snapshot (deal_id, taken_on);
