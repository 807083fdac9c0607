-- What the platform needs; knows nothing of customers.

create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- Ids of version 7 (RFC 9562) grow with time, so new rows go to the end of an index. PostgreSQL 18 makes them itself;
-- for 15 to 17: 48 bits of milliseconds, the version, 12 bits of the fraction of the millisecond, the rest random.
do $$
begin
  if to_regprocedure('pg_catalog.uuidv7()') is not null then
    create function uuid_v7() returns uuid language sql volatile parallel safe
      return pg_catalog.uuidv7();
  else
    create function uuid_v7() returns uuid language sql volatile parallel safe as $body$
      select (
        lpad(to_hex(floor(ms)::bigint), 12, '0')
        || '7' || lpad(to_hex(floor((ms - floor(ms)) * 4096)::int), 3, '0')
        || substr(gen_random_uuid()::text, 20, 4) || substr(gen_random_uuid()::text, 25, 12)
      )::uuid
      from (select extract(epoch from clock_timestamp()) * 1000) as instant (ms)
    $body$;
  end if;
end
$$;

-- How texts are compared when people search: without accents and capitals. Immutable, so that it can be indexed;
-- unaccent() by itself is only stable because its dictionary could change, which ours does not.
create function fold(text) returns text language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, $1));

-- Secrets that the server makes for itself and that all processes share, such as the key that signs sessions.
create table secret (
  name text primary key,
  value text not null,
  created_at timestamptz not null default now()
);

-- Work in the background that people see: what it is, how far it has come, how it ended. The queue itself is
-- graphile-worker's; a row here outlives the job there.
create table job_run (
  id uuid primary key default uuid_v7(),
  job text not null,
  label text not null,
  key text,
  status text not null default 'queued' check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
  done bigint not null default 0,
  total bigint,
  message text,
  error text,
  attempt integer not null default 0,
  subject_object text,
  subject_id uuid,
  created_by uuid,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz
);

-- Of runs with the same key at most one waits: asking again while one waits changes nothing.
create unique index job_run_waiting_key on job_run (key) where status = 'queued';
create index job_run_open on job_run (created_at) where status in ('queued', 'running');
create index job_run_subject on job_run (subject_object, subject_id);

-- Who can sign in. These are better-auth's tables under our names; who somebody is here, with role and team, is app_user.
create table auth_user (
  id uuid primary key default uuid_v7(),
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table auth_session (
  id uuid primary key default uuid_v7(),
  token text not null unique,
  user_id uuid not null references auth_user (id) on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_session_user on auth_session (user_id);

create table auth_account (
  id uuid primary key default uuid_v7(),
  user_id uuid not null references auth_user (id) on delete cascade,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index auth_account_user on auth_account (user_id);

create table auth_verification (
  id uuid primary key default uuid_v7(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_verification_identifier on auth_verification (identifier);

create table auth_rate_limit (
  id uuid primary key default uuid_v7(),
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

-- Invited colleagues. The token stands in the link that they get; here is only its hash.
create table invitation (
  id uuid primary key default uuid_v7(),
  email text not null,
  role_id uuid not null,
  team_id uuid,
  token_hash bytea not null unique,
  invited_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz
);

-- Keys for programs. The key is shown once; here are its first letters, to tell keys apart, and its hash.
create table api_key (
  id uuid primary key default uuid_v7(),
  name text not null,
  prefix text not null,
  hash bytea not null unique,
  role_id uuid not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);
