-- What happens to an order after it was placed: marks of what was delivered, invoiced and returned, and payments. The orders themselves get columns without a
-- default only, so that bringing them by the hundred thousand costs what it did.
alter table "order"
  add column progress text,
  add column delivery text,
  add column invoicing text,
  add column paid bigint,
  add column tax_treatment text,
  add column ship_to_name text,
  add column ship_to_street text,
  add column ship_to_postcode text,
  add column ship_to_city text,
  add column ship_to_country text;
create table order_mark (
  id uuid not null default uuid_v7(),
  order_id uuid not null,
  line_id uuid not null,
  contact_id uuid,
  kind text not null,
  quantity double precision not null,
  "on" date not null,
  reference text,
  return_order_id uuid,
  note text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create index order_mark_order_id on order_mark (order_id, created_at, id);
create index order_mark_line_id on order_mark (line_id, created_at, id);
create index order_mark_contact_id on order_mark (contact_id, created_at, id);
create index order_mark_on on order_mark ("on", id) where deleted_at is null;
create index order_mark_reference_exact on order_mark (lower(reference)) where deleted_at is null;
create index order_mark_reference on order_mark (fold(reference) collate "C", id) where deleted_at is null;
create index order_mark_return_order_id on order_mark (return_order_id, created_at, id);
create index order_mark_created_at on order_mark (created_at, id) where deleted_at is null;
create index order_mark_change_set_id on order_mark (change_set_id);
create index order_mark_deleted_at on order_mark (deleted_at, id) where deleted_at is not null;
create table payment (
  id uuid not null default uuid_v7(),
  order_id uuid not null,
  contact_id uuid,
  amount bigint not null,
  currency text not null,
  method text not null default 'transfer',
  paid_on date not null,
  reference text,
  note text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create index payment_order_id on payment (order_id, paid_on, id);
create index payment_contact_id on payment (contact_id, paid_on, id);
create index payment_paid_on on payment (paid_on, id) where deleted_at is null;
create index payment_created_at on payment (created_at, id) where deleted_at is null;
create index payment_change_set_id on payment (change_set_id);
create index payment_deleted_at on payment (deleted_at, id) where deleted_at is not null;
alter table order_mark add foreign key (order_id) references "order" (id) on delete cascade;
alter table order_mark add foreign key (line_id) references order_line (id) on delete cascade;
alter table order_mark add foreign key (contact_id) references contact (id) on delete set null;
alter table order_mark add foreign key (return_order_id) references "order" (id) on delete cascade;
alter table payment add foreign key (order_id) references "order" (id) on delete cascade;
alter table payment add foreign key (contact_id) references contact (id) on delete set null;
