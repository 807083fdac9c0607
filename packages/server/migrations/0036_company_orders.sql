-- What companies have ordered, kept by the roll-ups of the object definition.

alter table company add column order_count bigint default 0;
alter table company add column last_order_on date;

update company set order_count = found.count, last_order_on = found.last
from (
  select company_id, count(*) as count, max(placed_on) as last from "order"
  where company_id is not null and deleted_at is null and status = 'placed' and is_return is not true
  group by company_id
) as found
where found.company_id = company.id;

create index company_order_count on company (order_count, id) where deleted_at is null;
create index company_last_order_on on company (last_order_on, id) where deleted_at is null;
