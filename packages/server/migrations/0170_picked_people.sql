-- People who were picked by hand: for a segment, whose condition asks for them, and for a program, beside its segment.
create table "segment_member" (
  id uuid not null default uuid_v7(),
  "segment_id" uuid not null,
  "contact_id" uuid not null,
  "note" text,
  "created_at" timestamp with time zone not null default now(),
  "updated_at" timestamp with time zone not null default now(),
  "version" bigint not null default 1,
  "created_by_id" uuid,
  "change_set_id" uuid,
  primary key (id)
);
create index "segment_member_segment_id" on "segment_member" ("segment_id", "created_at", id);
create index "segment_member_contact_id" on "segment_member" ("contact_id", "created_at", id);
create index "segment_member_created_at" on "segment_member" ("created_at", id);
create index "segment_member_change_set_id" on "segment_member" (change_set_id);
create table "program_member" (
  id uuid not null default uuid_v7(),
  "program_id" uuid not null,
  "contact_id" uuid not null,
  "note" text,
  "created_at" timestamp with time zone not null default now(),
  "updated_at" timestamp with time zone not null default now(),
  "version" bigint not null default 1,
  "created_by_id" uuid,
  "change_set_id" uuid,
  primary key (id)
);
create index "program_member_program_id" on "program_member" ("program_id", "created_at", id);
create index "program_member_contact_id" on "program_member" ("contact_id", "created_at", id);
create index "program_member_created_at" on "program_member" ("created_at", id);
create index "program_member_change_set_id" on "program_member" (change_set_id);
alter table "segment_member" add foreign key ("segment_id") references "segment" (id) on delete cascade;
alter table "segment_member" add foreign key ("contact_id") references "contact" (id) on delete cascade;
alter table "program_member" add foreign key ("program_id") references "program" (id) on delete cascade;
alter table "program_member" add foreign key ("contact_id") references "contact" (id) on delete cascade;
