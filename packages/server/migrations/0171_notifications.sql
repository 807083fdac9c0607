-- Who follows which record, what people were told of it, and how they want to be told. Private to each: no object, and no part of the history.
create table record_follow (
  object text not null,
  record_id uuid not null,
  user_id uuid not null references app_user (id) on delete cascade,
  -- False: ended by themselves, so that nothing makes them follow it again but they.
  following boolean not null,
  created_at timestamp with time zone not null,
  primary key (record_id, object, user_id)
);
create index record_follow_user_id on record_follow (user_id);
create table notification (
  id uuid primary key default uuid_v7(),
  user_id uuid not null references app_user (id) on delete cascade,
  -- The record on whose page it happened.
  object text not null,
  record_id uuid not null,
  kind text not null,
  -- What was written or added there, if not a change of the record itself.
  about_object text,
  about_id uuid,
  -- Keys of what changed.
  fields text[] not null default '{}',
  by_id uuid references app_user (id) on delete set null,
  change_set_id uuid,
  at timestamp with time zone not null,
  in_app boolean not null,
  -- How it goes out by mail; null for never.
  mail text,
  read_at timestamp with time zone,
  mailed_at timestamp with time zone
);
-- Telling twice of one change set tells once; a reminder comes once for each moment.
create unique index notification_once on notification (user_id, record_id, object, change_set_id) where change_set_id is not null;
create unique index notification_reminder_once on notification (record_id, user_id, at) where kind = 'reminder';
create index notification_user_id on notification (user_id, at desc, id desc) where in_app;
create index notification_to_mail on notification (mail, user_id) where mailed_at is null and read_at is null and mail is not null;
create index notification_at on notification (at);
create table notification_setting (
  user_id uuid not null references app_user (id) on delete cascade,
  topic text not null,
  in_app boolean not null,
  mail text not null,
  primary key (user_id, topic)
);
