-- How the pages of an object's records are laid out, where people chose otherwise than its definition says by itself.
alter table object_definition add column page jsonb;
