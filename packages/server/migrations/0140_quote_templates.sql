-- What quotes begin with: templates with their lines, what goes with a product, and alternatives on quotes.
create table quote_template (
  id uuid not null default uuid_v7(),
  name text not null,
  description text,
  currency text not null,
  language text,
  valid_days bigint,
  term_months bigint,
  notice_months bigint,
  renewal text,
  discount_share double precision,
  introduction text,
  terms text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create unique index quote_template_name_key on quote_template (lower(name)) where deleted_at is null;
create index quote_template_name on quote_template (fold(name) collate "C", id) where deleted_at is null;
create index quote_template_name_search on quote_template using gin (fold(name) gin_trgm_ops);
create index quote_template_created_at on quote_template (created_at, id) where deleted_at is null;
create index quote_template_change_set_id on quote_template (change_set_id);
create index quote_template_deleted_at on quote_template (deleted_at, id) where deleted_at is not null;

create table quote_template_line (
  id uuid not null default uuid_v7(),
  template_id uuid not null,
  position bigint not null default 1,
  product_id uuid,
  name text,
  description text,
  quantity double precision not null default 1,
  unit text,
  unit_price bigint,
  currency text,
  discount_share double precision,
  tax_class_id uuid,
  period text not null default 'once',
  optional boolean not null default false,
  alternative boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create index quote_template_line_template_id on quote_template_line (template_id, position, id);
create index quote_template_line_position on quote_template_line (position, id) where deleted_at is null;
create index quote_template_line_product_id on quote_template_line (product_id, position, id);
create index quote_template_line_created_at on quote_template_line (created_at, id) where deleted_at is null;
create index quote_template_line_change_set_id on quote_template_line (change_set_id);
create index quote_template_line_deleted_at on quote_template_line (deleted_at, id) where deleted_at is not null;

create table related_product (
  id uuid not null default uuid_v7(),
  product_id uuid not null,
  other_id uuid not null,
  kind text not null default 'part',
  quantity double precision not null default 1,
  position bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create index related_product_product_id on related_product (product_id, position, id);
create index related_product_other_id on related_product (other_id, position, id);
create index related_product_position on related_product (position, id) where deleted_at is null;
create index related_product_created_at on related_product (created_at, id) where deleted_at is null;
create index related_product_change_set_id on related_product (change_set_id);
create index related_product_deleted_at on related_product (deleted_at, id) where deleted_at is not null;

alter table quote_line add column alternative boolean not null default false;

alter table quote_template_line add foreign key (template_id) references quote_template (id) on delete cascade;
alter table quote_template_line add foreign key (product_id) references product (id) on delete set null;
alter table quote_template_line add foreign key (tax_class_id) references tax_class (id) on delete set null;
alter table related_product add foreign key (product_id) references product (id) on delete cascade;
alter table related_product add foreign key (other_id) references product (id) on delete cascade;
