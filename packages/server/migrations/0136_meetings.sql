-- Meetings with those who are at them, and the private links by which other programs read somebody's calendar.
create table "meeting" (
  id uuid not null default uuid_v7(),
  "title" text not null,
  "starts_at" timestamp with time zone not null,
  "ends_at" timestamp with time zone not null,
  "place" text,
  "online_at" text,
  "status" text not null default 'planned',
  "company_id" uuid,
  "deal_id" uuid,
  "details" text,
  "owner_id" uuid,
  "created_at" timestamp with time zone not null default now(),
  "updated_at" timestamp with time zone not null default now(),
  "version" bigint not null default 1,
  "created_by_id" uuid,
  "change_set_id" uuid,
  "deleted_at" timestamp with time zone,
  primary key (id)
);
create index "meeting_title_search" on "meeting" using gin (fold("title") gin_trgm_ops);
create index "meeting_starts_at" on "meeting" ("starts_at", id) where deleted_at is null;
create index "meeting_company_id" on "meeting" ("company_id", "starts_at", id);
create index "meeting_deal_id" on "meeting" ("deal_id", "starts_at", id);
create index "meeting_owner_id" on "meeting" ("owner_id", "starts_at", id);
create index "meeting_created_at" on "meeting" ("created_at", id) where deleted_at is null;
create index "meeting_change_set_id" on "meeting" (change_set_id);
create index "meeting_deleted_at" on "meeting" (deleted_at, id) where deleted_at is not null;
create table "meeting_participant" (
  id uuid not null default uuid_v7(),
  "meeting_id" uuid not null,
  "contact_id" uuid,
  "colleague_id" uuid,
  "note" text,
  "held_at" timestamp with time zone,
  "held_title" text,
  "created_at" timestamp with time zone not null default now(),
  "updated_at" timestamp with time zone not null default now(),
  "version" bigint not null default 1,
  "created_by_id" uuid,
  "change_set_id" uuid,
  "deleted_at" timestamp with time zone,
  primary key (id)
);
create index "meeting_participant_meeting_id" on "meeting_participant" ("meeting_id", "created_at", id);
create index "meeting_participant_contact_id" on "meeting_participant" ("contact_id", "created_at", id);
create index "meeting_participant_colleague_id" on "meeting_participant" ("colleague_id", "created_at", id);
create index "meeting_participant_created_at" on "meeting_participant" ("created_at", id) where deleted_at is null;
create index "meeting_participant_change_set_id" on "meeting_participant" (change_set_id);
create index "meeting_participant_deleted_at" on "meeting_participant" (deleted_at, id) where deleted_at is not null;
alter table "meeting" add foreign key ("company_id") references "company" (id) on delete set null;
alter table "meeting" add foreign key ("deal_id") references "deal" (id) on delete set null;
alter table "meeting" add foreign key ("owner_id") references "app_user" (id) on delete set null;
alter table "meeting_participant" add foreign key ("meeting_id") references "meeting" (id) on delete cascade;
alter table "meeting_participant" add foreign key ("contact_id") references "contact" (id) on delete cascade;
alter table "meeting_participant" add foreign key ("colleague_id") references "app_user" (id) on delete cascade;
create table calendar_feed (
  user_id uuid primary key references app_user (id) on delete cascade,
  -- SHA-256; the token itself is kept by whoever subscribed.
  token_hash bytea not null unique,
  created_at timestamp with time zone not null,
  last_read_at timestamp with time zone
);
