-- What the records of an object must keep: formulas that people write, each with a sentence for whoever breaks it.
alter table object_definition add column rules jsonb;
