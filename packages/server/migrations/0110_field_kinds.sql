-- An address in one line, as it is searched: street, postcode and city, region, country. Null when there is nothing in it.
create function address_line(address jsonb) returns text language sql stable parallel safe
return nullif(concat_ws(', ',
  address ->> 'street',
  nullif(concat_ws(' ', address ->> 'postcode', address ->> 'city'), ''),
  address ->> 'region',
  address ->> 'country'
), '');

-- The number of a record written by a pattern: `MA-{0000}` and 42 give MA-0042. The noughts say how wide it is at least.
create function write_identifier(pattern text, number bigint) returns text language sql immutable parallel safe
return regexp_replace(pattern, '\{0+\}', lpad(number::text, greatest(length(number::text), length(substring(pattern from '\{(0+)\}'))), '0'));
