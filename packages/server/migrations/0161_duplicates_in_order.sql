-- Pairs are read page by page from the likeliest on; likelihood and id in one direction, so that a page deep in the queue costs what the first costs.
create index duplicate_candidate_order on duplicate_candidate (object, probability, id);
drop index duplicate_candidate_probability;
