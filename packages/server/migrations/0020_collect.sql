-- Where imports keep rows while they work. Staged rows are unlogged: writing them twice to disk would cost as much as the import itself, and if
-- the database crashes they are read from the file again. They have no index: they are few at any time, and read as a whole.

create unlogged table import_line (
  import_id uuid not null,
  row_number integer not null,
  order_number text,
  placed_at timestamptz not null,
  placed_on date not null,
  customer_key text,
  email text,
  name text,
  product_code text,
  product_name text,
  category text,
  quantity double precision not null,
  unit_price bigint,
  amount bigint not null,
  currency text not null,
  channel text,
  store text,
  country text
);

create unlogged table import_record (
  import_id uuid not null,
  row_number integer not null,
  -- Values by field key, checked.
  fields jsonb not null
);

-- Rows that were not read in, with the reasons: kept as long as the import, to be mended and sent again.
create table import_rejected (
  import_id uuid not null,
  row_number integer not null,
  cells text[] not null,
  problems text[] not null,
  primary key (import_id, row_number)
);

-- Files that were sent to be looked at and wait to be imported; those nobody imports are removed after a day.
create table import_upload (
  file_key text primary key,
  file_name text not null,
  created_at timestamptz not null default now()
);
