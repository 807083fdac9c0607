-- By what people are known. Rows that stand in a field of the person (field is not null) follow it; the others stand by themselves.
create table identifier (
  id uuid not null default uuid_v7(),
  contact_id uuid not null,
  kind text not null,
  value text not null,
  verified boolean not null default false,
  shared boolean not null default false,
  source text,
  first_seen_at timestamptz,
  last_seen_at timestamptz,
  field text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  primary key (id)
);

-- Those that are there: written before the indexes, as one does with a million rows.
insert into identifier (contact_id, kind, value, field, first_seen_at, last_seen_at, created_at, updated_at)
select contact.id, said.kind, said.value, said.field, contact.created_at, contact.created_at, contact.created_at, contact.created_at
from contact cross join lateral (values
  ('email', lower(contact.email), 'email'),
  ('phone', contact.phone, 'phone'),
  ('customerNumber', translate(contact.customer_number, E' \u00a0', ''), 'customerNumber')
) as said (kind, value, field)
where said.value is not null and said.value <> '' and (said.kind <> 'phone' or said.value ~ '^\+[1-9][0-9]{6,14}$');

create unique index identifier_of_contact on identifier (contact_id, kind, value);
create index identifier_value_exact on identifier (lower(value), kind);
-- What decides who somebody is can be one person's alone.
create unique index identifier_deciding_key on identifier (kind, lower(value)) where verified and not shared;
create index identifier_created_at on identifier (created_at, id);
create index identifier_change_set_id on identifier (change_set_id);

create trigger check_contact_id after insert on identifier referencing new table as added
  for each statement execute function check_references('contact_id', 'contact');
create trigger check_changed_contact_id after update of contact_id on identifier
  for each row when (new.contact_id is not null and new.contact_id is distinct from old.contact_id) execute function check_reference('contact_id', 'contact');
create trigger identifier_contact_id_follows after delete on contact referencing old table as removed
  for each statement execute function follow_removed('identifier', 'contact_id', 'cascade');
