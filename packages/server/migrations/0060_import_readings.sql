-- How files with a certain header were read the last time, so that the next one of them needs no questions. One row for each header and kind of import.
create table import_reading (
  kind text not null,
  -- Hash of the names of the columns.
  signature text not null,
  -- mapping, fixes, match, mode, as the import was started with.
  reading jsonb not null,
  file_name text not null,
  saved_at timestamptz not null,
  saved_by_id uuid,
  primary key (kind, signature)
);
