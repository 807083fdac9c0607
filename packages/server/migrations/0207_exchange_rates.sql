-- What a currency is worth in another from a day on, and what follows for an amount.
create table exchange_rate (
  id uuid not null default uuid_v7(),
  currency text not null,
  rate double precision not null,
  base text not null,
  valid_from date not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create index exchange_rate_currency on exchange_rate (currency, valid_from, id) where deleted_at is null;
create index exchange_rate_valid_from on exchange_rate (valid_from, id) where deleted_at is null;
create index exchange_rate_created_at on exchange_rate (created_at, id) where deleted_at is null;
create index exchange_rate_change_set_id on exchange_rate (change_set_id);
create index exchange_rate_deleted_at on exchange_rate (deleted_at, id) where deleted_at is not null;
-- Either way round: what one is worth in the other is said once for each day. Codes are compared byte by byte, which takes a tenth of the time.
create unique index exchange_rate_pair
  on exchange_rate (least(currency collate "C", base collate "C"), greatest(currency collate "C", base collate "C"), valid_from)
  where deleted_at is null;

-- What one unit of `one` is worth in `other` by what is said of just these two, either way round: the last rate that began by that day, or the first of all.
-- PL/pgSQL keeps the plans of its statements. Where rates come daily, the last week is looked at first: a page of the index holds a year of them, and a search without an
-- end reads all of it.
create function pair_rate(one text, other text, day date) returns double precision
  language plpgsql stable strict parallel safe as $$
declare
  low text := least(one collate "C", other collate "C");
  high text := greatest(one collate "C", other collate "C");
  worth double precision;
begin
  select case when currency = one then rate else 1 / nullif(rate, 0) end into worth from exchange_rate
    where least(currency collate "C", base collate "C") = low and greatest(currency collate "C", base collate "C") = high
      and valid_from between day - 7 and day and deleted_at is null
    order by valid_from desc limit 1;
  if worth is null then
    select said.rate into worth from (
      (select case when currency = one then rate else 1 / nullif(rate, 0) end as rate from exchange_rate
        where least(currency collate "C", base collate "C") = low and greatest(currency collate "C", base collate "C") = high
          and valid_from <= day and deleted_at is null
        order by valid_from desc limit 1)
      union all
      (select case when currency = one then rate else 1 / nullif(rate, 0) end from exchange_rate
        where least(currency collate "C", base collate "C") = low and greatest(currency collate "C", base collate "C") = high
          and valid_from > day and deleted_at is null
        order by valid_from limit 1)
    ) as said limit 1;
  end if;
  return worth;
end $$;

-- The same, through euros or dollars where nothing is said of the two: in these reference rates are published.
create function exchange_rate_on(one text, other text, day date) returns double precision
  language plpgsql stable strict parallel safe as $$
declare
  worth double precision;
  hub text;
begin
  if one = other then
    return 1;
  end if;
  -- Most businesses have no rates at all, and should not pay for those of others.
  if not exists (select from exchange_rate where deleted_at is null) then
    return null;
  end if;
  worth := pair_rate(one, other, day);
  foreach hub in array array['EUR', 'USD'] loop
    exit when worth is not null;
    continue when hub in (one, other);
    worth := pair_rate(one, hub, day);
    if worth is not null then
      worth := worth * pair_rate(hub, other, day);
    end if;
  end loop;
  return worth;
end $$;

-- An amount in minor units of `one`, in those of `other`; null when no rate is known. `others` says which currencies do not have a hundred minor units.
create function converted(amount bigint, one text, other text, day date, others jsonb) returns bigint
  stable parallel safe
  return case when one = other then amount else
    round((amount * exchange_rate_on(one, other, day) * formula_minor_per(other, others) / formula_minor_per(one, others))::numeric)::bigint
  end;
