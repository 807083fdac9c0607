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
