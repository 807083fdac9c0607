-- Views know how their records are laid out, who else sees them, and for whom a list opens with them.
alter table view add column layout text not null default 'table';
alter table view add column settings jsonb;
alter table view add column shared_with_team boolean not null default false;
alter table view add column pinned boolean not null default true;
alter table view add column default_for_id uuid references role (id) on delete set null;
create index view_default_for_id on view (default_for_id, fold(name) collate "C", id);
