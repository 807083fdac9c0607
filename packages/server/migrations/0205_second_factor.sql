-- A second factor when signing in, which better-auth keeps under our names; a code that was used is used up; and the list of who came in and who tried.
alter table auth_user add column two_factor_enabled boolean not null default false;

create table auth_two_factor (
  id uuid primary key default uuid_v7(),
  user_id uuid not null unique references auth_user (id) on delete cascade,
  -- Both are encrypted with the secret of the installation.
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
create index auth_two_factor_secret on auth_two_factor (secret);

create table auth_used_code (
  user_id uuid not null references auth_user (id) on delete cascade,
  code text not null,
  at timestamptz not null,
  primary key (user_id, code)
);

create table sign_in (
  id uuid primary key default uuid_v7(),
  at timestamptz not null,
  -- Null when the address is nobody's.
  user_id uuid references auth_user (id) on delete cascade,
  email text not null,
  outcome text not null,
  address text,
  user_agent text
);
create index sign_in_at on sign_in (at desc, id desc);
create index sign_in_user_id on sign_in (user_id, at desc);
