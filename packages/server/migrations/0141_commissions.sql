-- Who is credited with a deal besides its owner, and what selling earns.
create table deal_credit (
  id uuid not null default uuid_v7(),
  deal_id uuid not null,
  user_id uuid not null,
  share double precision not null,
  note text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create index deal_credit_deal_id on deal_credit (deal_id, created_at, id);
create index deal_credit_user_id on deal_credit (user_id, created_at, id);
create index deal_credit_created_at on deal_credit (created_at, id) where deleted_at is null;
create index deal_credit_change_set_id on deal_credit (change_set_id);
create index deal_credit_deleted_at on deal_credit (deleted_at, id) where deleted_at is not null;

create table commission_plan (
  id uuid not null default uuid_v7(),
  name text not null,
  user_id uuid,
  team_id uuid,
  rate double precision not null,
  rate_above_target double precision,
  valid_from date,
  valid_until date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create unique index commission_plan_name_key on commission_plan (lower(name)) where deleted_at is null;
create index commission_plan_name on commission_plan (fold(name) collate "C", id) where deleted_at is null;
create index commission_plan_name_search on commission_plan using gin (fold(name) gin_trgm_ops);
create index commission_plan_user_id on commission_plan (user_id, fold(name) collate "C", id);
create index commission_plan_team_id on commission_plan (team_id, fold(name) collate "C", id);
create index commission_plan_created_at on commission_plan (created_at, id) where deleted_at is null;
create index commission_plan_change_set_id on commission_plan (change_set_id);
create index commission_plan_deleted_at on commission_plan (deleted_at, id) where deleted_at is not null;

alter table deal_credit add foreign key (deal_id) references deal (id) on delete cascade;
alter table deal_credit add foreign key (user_id) references app_user (id) on delete cascade;
alter table commission_plan add foreign key (user_id) references app_user (id) on delete cascade;
alter table commission_plan add foreign key (team_id) references team (id) on delete cascade;
