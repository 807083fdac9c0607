-- Columns by which somebody put a long list in order and had to wait: each has an index, made by a job, until nobody asks for it any more.
-- By table and column, which stay when people call an object or a field otherwise.
create table sort_index (
  table_name text not null,
  column_name text not null,
  asked_at timestamp with time zone not null,
  used_at timestamp with time zone not null,
  primary key (table_name, column_name)
);
