-- Which records may be one and the same (estimates, replaced by every scan), and which people said are not.

-- The words of a name as they are compared: folded, what is no letter or digit parts them.
create function name_words(text) returns text[] language sql immutable strict parallel safe
  return regexp_split_to_array(
    btrim(regexp_replace(translate(fold($1),
      'абвгдезийклмнопрстуфхыэ', 'abvgdeziiklmnoprstufhye'), '[^[:alnum:]]+', ' ', 'g')), ' ');

-- How a word sounds: its consonants in six groups (those of Russell's Soundex, the first letter among them), vowels left out.
create function name_sound(text) returns text language sql immutable strict parallel safe
  return left(regexp_replace(translate($1, 'bpfvwcgjkqsxzdtlmnraeiouyh', '1111122222222334556'), '(.)\1+', '\1', 'g'), 5);

-- Words in one order, so that it does not matter in which they were written.
create function sorted_words(text[]) returns text language sql immutable strict parallel safe
  return (select string_agg(word, ' ' order by word) from unnest($1) as word);

create function sorted_sounds(text[]) returns text language sql immutable strict parallel safe
  return (select string_agg(name_sound(word), ' ' order by name_sound(word)) from unnest($1) as word where length(word) > 1);

create function sorted_initials(text[]) returns text language sql immutable strict parallel safe
  return (select string_agg(left(word, 1), '' order by left(word, 1)) from unnest($1) as word);

create table duplicate_scan (
  id uuid primary key default uuid_v7(),
  object text not null,
  -- Only pairs with a record of this change set are looked for; null = all.
  change_set_id uuid,
  status text not null default 'queued' check (status in ('queued', 'running', 'done', 'failed')),
  run_id uuid,
  records bigint,
  compared bigint,
  found bigint,
  merged bigint,
  model jsonb,
  problem text,
  created_by_id uuid,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index duplicate_scan_object on duplicate_scan (object, created_at desc);
create index duplicate_scan_change_set_id on duplicate_scan (change_set_id);

create table duplicate_candidate (
  id uuid primary key default uuid_v7(),
  object text not null,
  first_id uuid not null,
  second_id uuid not null,
  probability double precision not null,
  evidence jsonb not null,
  scan_id uuid not null references duplicate_scan (id) on delete cascade,
  -- Taken over from a record that was merged; holds while that merge does.
  carried_by uuid,
  created_at timestamptz not null default now(),
  check (first_id < second_id)
);
create unique index duplicate_candidate_pair on duplicate_candidate (first_id, second_id);
create index duplicate_candidate_second_id on duplicate_candidate (second_id);
create index duplicate_candidate_probability on duplicate_candidate (object, probability desc, id);
create index duplicate_candidate_scan_id on duplicate_candidate (scan_id);

-- That two records are not the same: said by somebody, and remembered for ever.
create table distinct_pair (
  id uuid not null default uuid_v7(),
  object text not null,
  first_id text not null,
  second_id text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  primary key (id)
);
create index distinct_pair_first_id on distinct_pair (first_id, second_id);
create index distinct_pair_second_id on distinct_pair (second_id);
create index distinct_pair_created_at on distinct_pair (created_at, id);
create index distinct_pair_change_set_id on distinct_pair (change_set_id);

-- A record and all that became part of it.
create function merged_into(id uuid) returns text[] language sql stable strict parallel safe
  return (
    with recursive part (id) as (
      select $1::text union select merged_id from merged_record join part on survivor_id = part.id
    )
    select array_agg(part.id) from part
  );
