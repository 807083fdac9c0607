-- What is written by the hundred thousand keeps only the indexes that are read: by when they were written touchpoints, orders and estimates are put in
-- order by nobody (who does gets an index made, see sort_index), and estimates come with no change set.
drop index touchpoint_created_at;
drop index order_created_at;
drop index contact_score_created_at;
drop index contact_score_change_set_id;
