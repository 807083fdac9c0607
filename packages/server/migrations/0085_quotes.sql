-- What customers are offered, and what it costs whom: tax classes and rates, price books, quotes with their lines and their acceptance. An order is found from its
-- acceptance, so that orders brought by the hundred thousand carry no further index.

alter table product
  add column unit text,
  add column cost bigint,
  add column tax_class_id uuid,
  add column variant_of_id uuid;
create index product_tax_class_id on product (tax_class_id, fold(name) collate "C", id);
create index product_variant_of_id on product (variant_of_id, fold(name) collate "C", id);
alter table "order" add column tax bigint;
alter table order_line
  add column tax bigint,
  add column taxes jsonb,
  add column unit text;

create table tax_class (
  id uuid not null default uuid_v7(),
  name text not null,
  description text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create unique index tax_class_name_key on tax_class (lower(name)) where deleted_at is null;
create index tax_class_name on tax_class (fold(name) collate "C", id) where deleted_at is null;
create index tax_class_name_search on tax_class using gin (fold(name) gin_trgm_ops);
create index tax_class_created_at on tax_class (created_at, id) where deleted_at is null;
create index tax_class_change_set_id on tax_class (change_set_id);
create index tax_class_deleted_at on tax_class (deleted_at, id) where deleted_at is not null;

create table tax_rate (
  id uuid not null default uuid_v7(),
  name text not null,
  tax_class_id uuid not null,
  rate double precision not null,
  country text,
  valid_from date,
  valid_until date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create index tax_rate_name_exact on tax_rate (lower(name)) where deleted_at is null;
create index tax_rate_name on tax_rate (fold(name) collate "C", id) where deleted_at is null;
create index tax_rate_tax_class_id on tax_rate (tax_class_id, fold(name) collate "C", id);
create index tax_rate_created_at on tax_rate (created_at, id) where deleted_at is null;
create index tax_rate_change_set_id on tax_rate (change_set_id);
create index tax_rate_deleted_at on tax_rate (deleted_at, id) where deleted_at is not null;

create table price_book (
  id uuid not null default uuid_v7(),
  name text not null,
  parent_id uuid,
  currency text not null,
  valid_from date,
  valid_until date,
  round_to bigint,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create unique index price_book_name_key on price_book (lower(name)) where deleted_at is null;
create index price_book_name on price_book (fold(name) collate "C", id) where deleted_at is null;
create index price_book_name_search on price_book using gin (fold(name) gin_trgm_ops);
create index price_book_parent_id on price_book (parent_id, fold(name) collate "C", id);
create index price_book_created_at on price_book (created_at, id) where deleted_at is null;
create index price_book_change_set_id on price_book (change_set_id);
create index price_book_deleted_at on price_book (deleted_at, id) where deleted_at is not null;

create table price (
  id uuid not null default uuid_v7(),
  label text,
  book_id uuid not null,
  product_id uuid,
  category_id uuid,
  segment_id uuid,
  min_quantity double precision not null default 0,
  amount bigint,
  currency text,
  discount_share double precision,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create index price_book_id on price (book_id, created_at, id);
create index price_product_id on price (product_id, created_at, id);
create index price_category_id on price (category_id, created_at, id);
create index price_segment_id on price (segment_id, created_at, id);
create index price_created_at on price (created_at, id) where deleted_at is null;
create index price_change_set_id on price (change_set_id);
create index price_deleted_at on price (deleted_at, id) where deleted_at is not null;

create table quote (
  id uuid not null default uuid_v7(),
  number text,
  revision bigint default 1,
  title text not null,
  contact_id uuid,
  company_id uuid,
  deal_id uuid,
  status text not null default 'draft',
  currency text not null,
  price_book_id uuid,
  prices_include_tax boolean not null default false,
  tax_rounding text not null default 'document',
  tax_treatment text not null default 'taxed',
  tax_country text,
  discount_share double precision,
  valid_until date,
  language text not null default 'en',
  introduction text,
  terms text,
  net bigint default 0,
  tax bigint default 0,
  gross bigint default 0,
  margin bigint,
  total_discount_share double precision,
  approved_by_id uuid,
  approved_at timestamptz,
  sent_at timestamptz,
  viewed_at timestamptz,
  decided_at timestamptz,
  decline_reason text,
  replaces_id uuid,
  token text,
  document_hash text,
  reminded_at timestamptz,
  owner_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create index quote_number_exact on quote (lower(number)) where deleted_at is null;
create index quote_number on quote (fold(number) collate "C", id) where deleted_at is null;
create index quote_number_search on quote using gin (fold(number) gin_trgm_ops);
create index quote_title_search on quote using gin (fold(title) gin_trgm_ops);
create index quote_contact_id on quote (contact_id, created_at, id);
create index quote_company_id on quote (company_id, created_at, id);
create index quote_deal_id on quote (deal_id, created_at, id);
create index quote_status on quote (status, created_at, id) where deleted_at is null;
create index quote_price_book_id on quote (price_book_id, created_at, id);
create index quote_valid_until on quote (valid_until, id) where deleted_at is null;
create index quote_gross on quote (gross, id) where deleted_at is null;
create index quote_replaces_id on quote (replaces_id, created_at, id);
create unique index quote_token_key on quote (token) where deleted_at is null;
create index quote_owner_id on quote (owner_id, created_at, id);
create index quote_created_at on quote (created_at, id) where deleted_at is null;
create index quote_change_set_id on quote (change_set_id);
create index quote_deleted_at on quote (deleted_at, id) where deleted_at is not null;

create table quote_line (
  id uuid not null default uuid_v7(),
  quote_id uuid not null,
  position bigint not null default 1,
  product_id uuid,
  name text not null,
  description text,
  quantity double precision not null default 1,
  unit text,
  unit_price bigint not null default 0,
  unit_cost bigint,
  currency text not null,
  discount_share double precision,
  tax_class_id uuid,
  taxes jsonb,
  optional boolean not null default false,
  chosen boolean not null default false,
  net bigint not null default 0,
  tax bigint not null default 0,
  gross bigint not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create index quote_line_quote_id on quote_line (quote_id, position, id);
create index quote_line_position on quote_line (position, id) where deleted_at is null;
create index quote_line_product_id on quote_line (product_id, position, id);
create index quote_line_created_at on quote_line (created_at, id) where deleted_at is null;
create index quote_line_change_set_id on quote_line (change_set_id);
create index quote_line_deleted_at on quote_line (deleted_at, id) where deleted_at is not null;

create table quote_acceptance (
  id uuid not null default uuid_v7(),
  quote_id uuid not null,
  order_id uuid,
  signed_by text not null,
  signed_at timestamptz not null,
  signature jsonb,
  address text,
  agent text,
  document_hash text not null,
  gross bigint not null,
  currency text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  primary key (id)
);
create unique index quote_acceptance_quote_id_key on quote_acceptance (quote_id);
create unique index quote_acceptance_order_id_key on quote_acceptance (order_id);
create index quote_acceptance_signed_at on quote_acceptance (signed_at, id);
create index quote_acceptance_created_at on quote_acceptance (created_at, id);
create index quote_acceptance_change_set_id on quote_acceptance (change_set_id);

alter table tax_rate add foreign key (tax_class_id) references tax_class (id) on delete cascade;
alter table price_book add foreign key (parent_id) references price_book (id);
alter table price add foreign key (book_id) references price_book (id) on delete cascade;
alter table price add foreign key (product_id) references product (id) on delete cascade;
alter table price add foreign key (category_id) references product_category (id) on delete cascade;
alter table price add foreign key (segment_id) references segment (id);
alter table quote add foreign key (contact_id) references contact (id) on delete set null;
alter table quote add foreign key (company_id) references company (id) on delete set null;
alter table quote add foreign key (deal_id) references deal (id) on delete set null;
alter table quote add foreign key (price_book_id) references price_book (id) on delete set null;
alter table quote add foreign key (approved_by_id) references app_user (id) on delete set null;
alter table quote add foreign key (replaces_id) references quote (id) on delete set null;
alter table quote add foreign key (owner_id) references app_user (id) on delete set null;
alter table quote_line add foreign key (quote_id) references quote (id) on delete cascade;
alter table quote_line add foreign key (product_id) references product (id) on delete set null;
alter table quote_line add foreign key (tax_class_id) references tax_class (id) on delete set null;
alter table quote_acceptance add foreign key (quote_id) references quote (id) on delete cascade;
alter table quote_acceptance add foreign key (order_id) references "order" (id) on delete set null;
alter table product add foreign key (tax_class_id) references tax_class (id) on delete set null;
alter table product add foreign key (variant_of_id) references product (id) on delete set null;

-- The next number of each series of documents; taken under a lock of its row, so that no number is missing or given twice.
create table number_series (
  name text primary key,
  next_number bigint not null
);
