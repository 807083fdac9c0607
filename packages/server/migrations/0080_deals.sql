-- Pipelines with their stages, deals, and what belongs to a deal.
create table pipeline (
  id uuid not null default uuid_v7(),
  name text not null,
  team_id uuid,
  position bigint not null default 1,
  description text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create unique index pipeline_name_key on pipeline (lower(name)) where deleted_at is null;
create index pipeline_name on pipeline (fold(name) collate "C", id) where deleted_at is null;
create index pipeline_name_search on pipeline using gin (fold(name) gin_trgm_ops);
create index pipeline_team_id on pipeline (team_id, position, id);
create index pipeline_position on pipeline (position, id) where deleted_at is null;
create index pipeline_created_at on pipeline (created_at, id) where deleted_at is null;
create index pipeline_change_set_id on pipeline (change_set_id);
create index pipeline_deleted_at on pipeline (deleted_at, id) where deleted_at is not null;
create table stage (
  id uuid not null default uuid_v7(),
  name text not null,
  pipeline_id uuid not null,
  position bigint not null default 1,
  outcome text not null default 'open',
  probability double precision not null default 0.5,
  stale_after_days bigint,
  requirements jsonb,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create index stage_name_exact on stage (lower(name)) where deleted_at is null;
create index stage_name on stage (fold(name) collate "C", id) where deleted_at is null;
create index stage_name_search on stage using gin (fold(name) gin_trgm_ops);
create index stage_pipeline_id on stage (pipeline_id, position, id);
create index stage_position on stage (position, id) where deleted_at is null;
create index stage_created_at on stage (created_at, id) where deleted_at is null;
create index stage_change_set_id on stage (change_set_id);
create index stage_deleted_at on stage (deleted_at, id) where deleted_at is not null;
create table stage_task (
  id uuid not null default uuid_v7(),
  title text not null,
  stage_id uuid not null,
  position bigint not null default 1,
  due_after_days bigint not null default 0,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create index stage_task_stage_id on stage_task (stage_id, position, id);
create index stage_task_position on stage_task (position, id) where deleted_at is null;
create index stage_task_created_at on stage_task (created_at, id) where deleted_at is null;
create index stage_task_change_set_id on stage_task (change_set_id);
create index stage_task_deleted_at on stage_task (deleted_at, id) where deleted_at is not null;
create table deal (
  id uuid not null default uuid_v7(),
  title text not null,
  number text,
  contact_id uuid,
  company_id uuid,
  stage_id uuid not null,
  pipeline_id uuid,
  status text not null default 'open',
  value bigint,
  currency text,
  expected_close_on date,
  next_step text,
  next_step_on date,
  forecast_category text not null default 'pipeline',
  source text,
  competitors text[],
  close_reason text,
  opened_at timestamp with time zone,
  closed_at timestamp with time zone,
  won_at timestamp with time zone,
  lost_at timestamp with time zone,
  stage_since timestamp with time zone,
  stale_on date,
  about text,
  owner_id uuid,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create index deal_title_exact on deal (lower(title)) where deleted_at is null;
create index deal_title on deal (fold(title) collate "C", id) where deleted_at is null;
create index deal_title_search on deal using gin (fold(title) gin_trgm_ops);
create unique index deal_number_key on deal (lower(number)) where deleted_at is null;
create index deal_number on deal (fold(number) collate "C", id) where deleted_at is null;
create index deal_number_search on deal using gin (fold(number) gin_trgm_ops);
create index deal_contact_id on deal (contact_id, created_at, id);
create index deal_company_id on deal (company_id, created_at, id);
create index deal_stage_id on deal (stage_id, created_at, id);
create index deal_pipeline_id on deal (pipeline_id, created_at, id);
create index deal_status on deal (status, created_at, id) where deleted_at is null;
create index deal_value on deal (value, id) where deleted_at is null;
create index deal_expected_close_on on deal (expected_close_on, id) where deleted_at is null;
create index deal_next_step_on on deal (next_step_on, id) where deleted_at is null;
create index deal_source_exact on deal (lower(source)) where deleted_at is null;
create index deal_source on deal (fold(source) collate "C", id) where deleted_at is null;
create index deal_competitors on deal using gin (competitors) where deleted_at is null;
create index deal_close_reason_exact on deal (lower(close_reason)) where deleted_at is null;
create index deal_close_reason on deal (fold(close_reason) collate "C", id) where deleted_at is null;
create index deal_closed_at on deal (closed_at, id) where deleted_at is null;
create index deal_won_at on deal (won_at, id) where deleted_at is null;
create index deal_stale_on on deal (stale_on, id) where deleted_at is null;
create index deal_stage_since on deal (stage_since, id) where deleted_at is null;
create index deal_owner_id on deal (owner_id, created_at, id);
create index deal_created_at on deal (created_at, id) where deleted_at is null;
create index deal_change_set_id on deal (change_set_id);
create index deal_deleted_at on deal (deleted_at, id) where deleted_at is not null;
create table deal_product (
  id uuid not null default uuid_v7(),
  deal_id uuid not null,
  product_id uuid,
  description text,
  quantity double precision not null default 1,
  unit_price bigint,
  amount bigint not null default 0,
  currency text not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create index deal_product_deal_id on deal_product (deal_id, created_at, id);
create index deal_product_product_id on deal_product (product_id, created_at, id);
create index deal_product_created_at on deal_product (created_at, id) where deleted_at is null;
create index deal_product_change_set_id on deal_product (change_set_id);
create index deal_product_deleted_at on deal_product (deleted_at, id) where deleted_at is not null;
create table stakeholder (
  id uuid not null default uuid_v7(),
  deal_id uuid not null,
  contact_id uuid not null,
  role text not null default 'influences',
  attitude text,
  note text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create index stakeholder_deal_id on stakeholder (deal_id, created_at, id);
create index stakeholder_contact_id on stakeholder (contact_id, created_at, id);
create index stakeholder_created_at on stakeholder (created_at, id) where deleted_at is null;
create index stakeholder_change_set_id on stakeholder (change_set_id);
create index stakeholder_deleted_at on stakeholder (deleted_at, id) where deleted_at is not null;
alter table pipeline add foreign key (team_id) references team (id) on delete set null;
alter table stage add foreign key (pipeline_id) references pipeline (id) on delete cascade;
alter table stage_task add foreign key (stage_id) references stage (id) on delete cascade;
alter table deal add foreign key (contact_id) references contact (id) on delete set null;
alter table deal add foreign key (company_id) references company (id) on delete set null;
alter table deal add foreign key (stage_id) references stage (id);
alter table deal add foreign key (pipeline_id) references pipeline (id) on delete set null;
alter table deal add foreign key (owner_id) references app_user (id) on delete set null;
alter table deal_product add foreign key (deal_id) references deal (id) on delete cascade;
alter table deal_product add foreign key (product_id) references product (id) on delete set null;
alter table stakeholder add foreign key (deal_id) references deal (id) on delete cascade;
alter table stakeholder add foreign key (contact_id) references contact (id) on delete cascade;

alter table task add column deal_id uuid, add column stage_task_id uuid;
create index task_deal_id on task (deal_id, due_on, id);
alter table task add foreign key (deal_id) references deal (id) on delete cascade;
alter table task add foreign key (stage_task_id) references stage_task (id) on delete set null;
alter table note add column deal_id uuid;
create index note_deal_id on note (deal_id, created_at, id);
alter table note add foreign key (deal_id) references deal (id) on delete cascade;

-- The way of deals through stages is read from their history.
create index change_of_stage on change (record_id, id) where object = 'deal' and after ? 'stage_id';
