-- One letter for people who live with each other.
alter table program add column per_household boolean not null default false;
