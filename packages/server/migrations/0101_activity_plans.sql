-- Activity plans: what is done one after the other, started by hand or with a stage.
create table activity_plan (
  id uuid not null default uuid_v7(),
  name text not null,
  description text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create unique index activity_plan_name_key on activity_plan (lower(name)) where deleted_at is null;
create index activity_plan_name on activity_plan (fold(name) collate "C", id) where deleted_at is null;
create index activity_plan_name_search on activity_plan using gin (fold(name) gin_trgm_ops);
create index activity_plan_created_at on activity_plan (created_at, id) where deleted_at is null;
create index activity_plan_change_set_id on activity_plan (change_set_id);
create index activity_plan_deleted_at on activity_plan (deleted_at, id) where deleted_at is not null;
create table activity_step (
  id uuid not null default uuid_v7(),
  plan_id uuid not null,
  title text not null,
  kind text not null default 'task',
  due_after_days bigint not null default 0,
  position bigint not null default 1,
  details text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create index activity_step_plan_id on activity_step (plan_id, position, id);
create index activity_step_position on activity_step (position, id) where deleted_at is null;
create index activity_step_created_at on activity_step (created_at, id) where deleted_at is null;
create index activity_step_change_set_id on activity_step (change_set_id);
create index activity_step_deleted_at on activity_step (deleted_at, id) where deleted_at is not null;
alter table activity_step add foreign key (plan_id) references activity_plan (id) on delete cascade;

alter table stage add column activity_plan_id uuid;
create index stage_activity_plan_id on stage (activity_plan_id, position, id);
alter table stage add foreign key (activity_plan_id) references activity_plan (id) on delete set null;
alter table task add column kind text not null default 'task', add column plan_step_id uuid;
alter table task add foreign key (plan_step_id) references activity_step (id) on delete set null;
-- Which steps of a plan are open somewhere.
create index task_plan_step_id on task (plan_step_id) where plan_step_id is not null;
