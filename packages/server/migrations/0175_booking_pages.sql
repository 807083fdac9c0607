-- Pages on which people outside the business choose a time to meet, and what they chose.
create table booking_page (
  id uuid not null default uuid_v7(),
  name text not null,
  slug text,
  status text not null default 'draft',
  host_id uuid,
  team_id uuid,
  language text not null default 'en',
  introduction text,
  place text,
  online_at text,
  lasts bigint not null default 1800,
  every bigint not null default 1800,
  buffer_before bigint not null default 0,
  buffer_after bigint not null default 0,
  notice bigint not null default 14400,
  days_ahead bigint not null default 30,
  per_day bigint,
  consent_text text,
  consent_channel text not null default 'email',
  consent_required boolean not null default false,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create unique index booking_page_name_key on booking_page (lower(name)) where deleted_at is null;
create index booking_page_name on booking_page (fold(name) collate "C", id) where deleted_at is null;
create index booking_page_name_search on booking_page using gin (fold(name) gin_trgm_ops);
create unique index booking_page_slug_key on booking_page (lower(slug)) where deleted_at is null;
create index booking_page_status on booking_page (status, fold(name) collate "C", id) where deleted_at is null;
create index booking_page_host_id on booking_page (host_id, fold(name) collate "C", id);
create index booking_page_team_id on booking_page (team_id, fold(name) collate "C", id);
create index booking_page_created_at on booking_page (created_at, id) where deleted_at is null;
create index booking_page_change_set_id on booking_page (change_set_id);
create index booking_page_deleted_at on booking_page (deleted_at, id) where deleted_at is not null;
create table booking (
  id uuid not null default uuid_v7(),
  booking_page_id uuid not null,
  meeting_id uuid not null,
  contact_id uuid not null,
  name text not null,
  email text not null,
  note text,
  time_zone text not null,
  consent_text text,
  booked_at timestamp with time zone not null,
  address text,
  agent text,
  told_starts_at timestamp with time zone,
  nonce text,
  token text not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create index booking_booking_page_id on booking (booking_page_id, booked_at, id);
create unique index booking_meeting_id_key on booking (meeting_id) where deleted_at is null;
create index booking_contact_id on booking (contact_id, booked_at, id);
create index booking_booked_at on booking (booked_at, id) where deleted_at is null;
create unique index booking_nonce_key on booking (nonce) where deleted_at is null;
create unique index booking_token_key on booking (token) where deleted_at is null;
create index booking_created_at on booking (created_at, id) where deleted_at is null;
create index booking_change_set_id on booking (change_set_id);
create index booking_deleted_at on booking (deleted_at, id) where deleted_at is not null;
alter table booking_page add foreign key (host_id) references app_user (id) on delete cascade;
alter table booking_page add foreign key (team_id) references team (id) on delete cascade;
alter table booking add foreign key (booking_page_id) references booking_page (id) on delete cascade;
alter table booking add foreign key (meeting_id) references meeting (id) on delete cascade;
alter table booking add foreign key (contact_id) references contact (id) on delete cascade;

-- Who is free is asked of the meetings that are not over yet.
create index meeting_ends_at on meeting (ends_at, id) where deleted_at is null;
