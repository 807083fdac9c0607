-- Tasks in full: a moment, how much it matters, how it repeats, and when to remind of it.
alter table task
  add column due_at timestamp with time zone,
  add column priority text not null default 'normal',
  add column recurrence text,
  add column remind_at timestamp with time zone,
  add column recurs_from_on date,
  add column recurs_on date,
  add column previous_id uuid;
alter table task add foreign key (previous_id) references task (id) on delete set null;
create index task_remind_at on task (remind_at, id) where deleted_at is null;
-- Of what repeats, whether the next has been made.
create index task_previous_id on task (previous_id) where previous_id is not null;
