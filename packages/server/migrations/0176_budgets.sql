-- Targets of product groups, and budgets beside targets.
alter table sales_target add column category_id uuid;
alter table sales_target add column kind text not null default 'target';
create index sales_target_category_id on sales_target (category_id, month, id);
alter table sales_target add foreign key (category_id) references product_category (id) on delete cascade;
