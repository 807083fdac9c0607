-- Contracts with their lines, pauses and obligations, and what recurs on quotes.
create table contract (
  id uuid not null default uuid_v7(),
  number text,
  title text not null,
  contact_id uuid,
  company_id uuid,
  status text not null default 'draft',
  starts_on date not null,
  trial_ends_on date,
  term_months bigint,
  ends_on date,
  notice_count bigint not null default 1,
  notice_unit text not null default 'month',
  notice_on date,
  renewal text not null default 'automatic',
  renewal_months bigint,
  billing_months text not null default '1',
  currency text not null,
  monthly bigint default 0,
  quote_id uuid,
  order_id uuid,
  renews_id uuid,
  activated_at timestamp with time zone,
  renewed_at timestamp with time zone,
  noticed_on date,
  noticed_by text,
  notice_reason text,
  reminded_for date,
  terms text,
  owner_id uuid,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create index contract_number_exact on contract (lower(number)) where deleted_at is null;
create index contract_number on contract (fold(number) collate "C", id) where deleted_at is null;
create index contract_number_search on contract using gin (fold(number) gin_trgm_ops);
create index contract_title_search on contract using gin (fold(title) gin_trgm_ops);
create index contract_contact_id on contract (contact_id, created_at, id);
create index contract_company_id on contract (company_id, created_at, id);
create index contract_status on contract (status, created_at, id) where deleted_at is null;
create index contract_starts_on on contract (starts_on, id) where deleted_at is null;
create index contract_ends_on on contract (ends_on, id) where deleted_at is null;
create index contract_notice_on on contract (notice_on, id) where deleted_at is null;
create index contract_monthly on contract (monthly, id) where deleted_at is null;
create index contract_quote_id on contract (quote_id, created_at, id);
create index contract_order_id on contract (order_id, created_at, id);
create index contract_renews_id on contract (renews_id, created_at, id);
create index contract_owner_id on contract (owner_id, created_at, id);
create index contract_created_at on contract (created_at, id) where deleted_at is null;
create index contract_change_set_id on contract (change_set_id);
create index contract_deleted_at on contract (deleted_at, id) where deleted_at is not null;
create table contract_line (
  id uuid not null default uuid_v7(),
  contract_id uuid not null,
  position bigint not null default 1,
  product_id uuid,
  name text not null,
  quantity double precision not null default 1,
  unit text,
  unit_price bigint not null default 0,
  period text not null default 'month',
  discount_share double precision,
  currency text not null,
  monthly bigint not null default 0,
  starts_on date,
  ends_on date,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create index contract_line_contract_id on contract_line (contract_id, position, id);
create index contract_line_position on contract_line (position, id) where deleted_at is null;
create index contract_line_product_id on contract_line (product_id, position, id);
create index contract_line_created_at on contract_line (created_at, id) where deleted_at is null;
create index contract_line_change_set_id on contract_line (change_set_id);
create index contract_line_deleted_at on contract_line (deleted_at, id) where deleted_at is not null;
create table contract_pause (
  id uuid not null default uuid_v7(),
  contract_id uuid not null,
  starts_on date not null,
  ends_on date,
  reason text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create index contract_pause_contract_id on contract_pause (contract_id, created_at, id);
create index contract_pause_created_at on contract_pause (created_at, id) where deleted_at is null;
create index contract_pause_change_set_id on contract_pause (change_set_id);
create index contract_pause_deleted_at on contract_pause (deleted_at, id) where deleted_at is not null;
create table obligation (
  id uuid not null default uuid_v7(),
  title text not null,
  contract_id uuid not null,
  whose text not null default 'us',
  due_on date,
  done_at timestamp with time zone,
  details text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create index obligation_contract_id on obligation (contract_id, due_on, id);
create index obligation_due_on on obligation (due_on, id) where deleted_at is null;
create index obligation_created_at on obligation (created_at, id) where deleted_at is null;
create index obligation_change_set_id on obligation (change_set_id);
create index obligation_deleted_at on obligation (deleted_at, id) where deleted_at is not null;
alter table contract add foreign key (contact_id) references contact (id) on delete set null;
alter table contract add foreign key (company_id) references company (id) on delete set null;
alter table contract add foreign key (quote_id) references quote (id) on delete set null;
alter table contract add foreign key (order_id) references "order" (id) on delete set null;
alter table contract add foreign key (renews_id) references contract (id) on delete set null;
alter table contract add foreign key (owner_id) references app_user (id) on delete set null;
alter table contract_line add foreign key (contract_id) references contract (id) on delete cascade;
alter table contract_line add foreign key (product_id) references product (id) on delete set null;
alter table contract_pause add foreign key (contract_id) references contract (id) on delete cascade;
alter table obligation add foreign key (contract_id) references contract (id) on delete cascade;

alter table quote
  add column term_months bigint not null default 12,
  add column notice_months bigint not null default 1,
  add column renewal text not null default 'automatic',
  add column renews_id uuid;
create index quote_renews_id on quote (renews_id, created_at, id);
alter table quote add foreign key (renews_id) references contract (id) on delete set null;
alter table quote_line add column period text not null default 'once';
alter table task add column contract_id uuid;
create index task_contract_id on task (contract_id, due_on, id);
alter table task add foreign key (contract_id) references contract (id) on delete cascade;
