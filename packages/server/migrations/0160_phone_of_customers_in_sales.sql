-- Many tills know their customers by telephone; it waits with the rest of a line of sales until that is written.
alter table import_line add column phone text;
