-- The list of customers in the order in which they were last seen: without an index it sorted all of them for each page.
create index contact_last_seen_at on contact (last_seen_at, id) where deleted_at is null;
