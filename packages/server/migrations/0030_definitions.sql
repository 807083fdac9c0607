-- What users have made of the objects: new objects, new fields, other names. Their own tables and columns (x_…) are made by the record engine
-- when somebody makes them, from these rows.

create table object_definition (
  id uuid not null default uuid_v7(),
  name text not null,
  built_in boolean not null default false,
  label text not null,
  label_plural text not null,
  description text,
  icon text,
  path text,
  "table" text,
  title text,
  ownership text,
  "columns" jsonb,
  sort text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create unique index object_definition_name_key on object_definition (lower(name)) where deleted_at is null;
create index object_definition_label on object_definition (fold(label) collate "C", id) where deleted_at is null;
create index object_definition_created_at on object_definition (created_at, id) where deleted_at is null;
create index object_definition_change_set_id on object_definition (change_set_id);
create index object_definition_deleted_at on object_definition (deleted_at, id) where deleted_at is not null;

create table field_definition (
  id uuid not null default uuid_v7(),
  object text not null,
  key text not null,
  built_in boolean not null default false,
  label text not null,
  description text,
  section text,
  position bigint not null default 0,
  kind text not null,
  "column" text,
  settings jsonb,
  required boolean not null default false,
  "unique" boolean not null default false,
  filterable boolean not null default false,
  standard jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create index field_definition_object_exact on field_definition (lower(object)) where deleted_at is null;
create index field_definition_object on field_definition (fold(object) collate "C", id) where deleted_at is null;
create index field_definition_created_at on field_definition (created_at, id) where deleted_at is null;
create index field_definition_change_set_id on field_definition (change_set_id);
create index field_definition_deleted_at on field_definition (deleted_at, id) where deleted_at is not null;


-- Two live fields of one object never share a key, nor two columns of one table a name.
create unique index field_definition_object_key on field_definition (object, key) where deleted_at is null;
