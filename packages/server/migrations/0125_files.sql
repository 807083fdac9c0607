-- Files of records. A column of this type holds them in order, each with its id, name, media type and size; where such columns are
-- says the catalogue, so that a file is kept as long as any of them names it, also one whose field is in the bin.
create domain file_list as jsonb;

-- The names of files, as they are searched. Null when there are none.
create function file_names(files jsonb) returns text language sql immutable parallel safe
return (
  select string_agg(coalesce(file ->> 'name', file ->> 'id'), ', ' order by place)
  from jsonb_array_elements(files) with ordinality as listed (file, place)
);

-- What was brought, by whom, and under which hash its content lies in the store of files.
create table file (
  id uuid primary key,
  name text not null,
  type text not null,
  bytes bigint not null,
  hash text not null,
  -- A small picture, made where the file was brought.
  thumbnail_hash text,
  created_at timestamptz not null,
  -- Who brought it, or made the API key that did: nobody else can put it into a record.
  created_by_id uuid
);
create index file_by_hash on file (hash);
create index file_by_thumbnail on file (thumbnail_hash) where thumbnail_hash is not null;

-- Whether anything speaks of content in the store of files. The same content is stored once, so whoever forgets it asks here first; what
-- keeps content is named here.
create function content_is_kept(wanted text) returns boolean language sql stable as $$
  select exists (select from file where hash = wanted or thumbnail_hash = wanted)
    or exists (select from import_upload where file_key = wanted)
    or exists (select from import where file_key = wanted and status in ('queued', 'running'))
    or exists (select from quote where document_hash = wanted)
    or exists (select from quote_acceptance where document_hash = wanted)
    or exists (select from setting where key = 'logoHash' and value = to_jsonb(wanted));
$$;
