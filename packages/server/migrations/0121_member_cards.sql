-- Forms by which people sign up for the member card.
alter table form add column gives_card boolean not null default false;
alter table form_submission add column member_card text;
