-- What formulas compute by, beyond what PostgreSQL offers. All are total: whatever the values, they answer and never fail, so that no record can be
-- kept from being saved by a formula. @regulars/model (formulas/operations) computes the same in memory; a property test holds both together.

-- A number of a formula: 20 decimal places, nothing from 10^30 on.
create function formula_number(value numeric) returns numeric
  immutable strict parallel safe
  return case when value > -1e30 and value < 1e30 then round(value, 20) end;

-- Rounded half away from zero at the 20th place; nothing when divided by zero.
create function formula_divide(dividend numeric, divisor numeric) returns numeric
  immutable strict parallel safe
  return case when divisor <> 0 then formula_number(
    sign(dividend) * sign(divisor)
      * div(2 * abs(dividend) * 100000000000000000000 + abs(divisor), 2 * abs(divisor)) * 0.00000000000000000001
  ) end;

create function formula_round(value numeric, places numeric) returns numeric
  immutable strict parallel safe
  return case when abs(trunc(places)) <= 9007199254740991
    then round(value, least(greatest(trunc(places), -31), 20)::integer) end;

-- A whole number that every program reads exactly, for columns of whole numbers and minor units.
create function formula_whole(value numeric) returns bigint
  immutable strict parallel safe
  return case when abs(round(value)) <= 9007199254740991 then round(value)::bigint end;

-- How many letters are meant.
create function formula_letters(value numeric) returns integer
  immutable strict parallel safe
  return least(greatest(trunc(value), 0), 10000)::integer;

create function formula_read_number(written text) returns numeric
  immutable strict parallel safe
  return case when written ~ '^ *[+-]?[0-9]{1,30}([.][0-9]{1,20})? *$' then formula_number(written::numeric) end;

-- Minor units of a unit, by the currencies that do not have a hundred.
create function formula_minor_per(currency text, others jsonb) returns numeric
  immutable strict parallel safe
  return coalesce((others ->> currency)::numeric, 100);

create function formula_money_text(amount numeric, minor_per numeric) returns text
  immutable strict parallel safe
  return round(round(amount) / minor_per, length(trim_scale(minor_per)::text) - 1)::text;

create function formula_day(years numeric, months numeric, days numeric) returns date
  immutable strict parallel safe
  return case
    when years between 1 and 9999 and months between 1 and 12 and days between 1 and 31
      and days <= extract(day from make_date(years::integer, months::integer, 1) + interval '1 month' - interval '1 day')
    then make_date(years::integer, months::integer, days::integer)
  end;

-- Days outside the years 1 to 9999 are none.
create function formula_add_days(start date, count numeric) returns date
  immutable strict parallel safe
  return case
    when round(count) between date '0001-01-01' - start and date '9999-12-31' - start then start + round(count)::integer
  end;

create function formula_add_months(start date, count numeric) returns date
  immutable strict parallel safe
  return case
    when extract(year from start) * 12 + extract(month from start) - 1 + round(count) between 12 and 119999
    then (start + round(count)::integer * interval '1 month')::date
  end;

-- Whole months from one day to another: as many as can be added without passing it.
create function formula_months_forward(earlier date, later date) returns numeric
  immutable strict parallel safe
  return (extract(year from later) - extract(year from earlier)) * 12 + extract(month from later) - extract(month from earlier)
    - case when (earlier + ((extract(year from later) - extract(year from earlier)) * 12
        + extract(month from later) - extract(month from earlier))::integer * interval '1 month')::date > later then 1 else 0 end;

create function formula_months_between(first date, second date) returns numeric
  immutable strict parallel safe
  return case
    when second < first then -formula_months_forward(second, first)
    else formula_months_forward(first, second)
  end;

-- A moment by its microseconds since 1970. By days and the rest of a day, since both are exact as whole numbers.
create function formula_moment(microseconds numeric) returns timestamptz
  immutable strict parallel safe
  return case
    when microseconds >= extract(epoch from timestamp '0001-01-01') * 1000000
      and microseconds < extract(epoch from timestamp '10000-01-01') * 1000000
    then (timestamp '1970-01-01' + floor(microseconds / 86400000000)::integer * interval '1 day'
      + (microseconds - floor(microseconds / 86400000000) * 86400000000)::double precision * interval '1 microsecond') at time zone 'UTC'
  end;

create function formula_add_seconds(start timestamptz, seconds numeric) returns timestamptz
  immutable strict parallel safe
  return formula_moment(extract(epoch from start) * 1000000 + round(seconds * 1000000));
