-- Who belongs with whom.
create table relationship (
  id uuid not null default uuid_v7(),
  kind text not null,
  contact_id uuid,
  company_id uuid,
  other_contact_id uuid,
  other_company_id uuid,
  since date,
  note text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  primary key (id)
);
create index relationship_contact_id on relationship (contact_id, created_at, id);
create index relationship_company_id on relationship (company_id, created_at, id);
create index relationship_other_contact_id on relationship (other_contact_id, created_at, id);
create index relationship_other_company_id on relationship (other_company_id, created_at, id);
create index relationship_created_at on relationship (created_at, id);
create index relationship_change_set_id on relationship (change_set_id);
alter table relationship add foreign key (contact_id) references contact (id) on delete cascade;
alter table relationship add foreign key (company_id) references company (id) on delete cascade;
alter table relationship add foreign key (other_contact_id) references contact (id) on delete cascade;
alter table relationship add foreign key (other_company_id) references company (id) on delete cascade;
