import type { Pool } from '../../packages/server/src/platform/database/connect.ts'

/** Syllables of which family names, streets and places are put together. */
const syllables = 'ba,ke,li,mo,nu,ra,se,ti,vo,wa,da,fe,go,hu,ja,ko'
const givenNames =
  'Anna,Maria,Jan,Peter,Otto,Eva,Karl,Lena,Paul,Nina,Max,Rosa,Emil,Ida,Hugo,Clara,Leo,Marta,Adam,Zofia,Tomasz,Olga,Piotr,Ewa,Marek,Agata'

/** What a number is called: four syllables, one for each of its hexadecimal digits. */
const functions = `
  create function pg_temp.called(number bigint) returns text language sql immutable return (
    select initcap(string_agg(('{${syllables}}'::text[])[1 + (number >> (4 * digit) & 15)], '' order by digit)) from generate_series(0, 3) as digit)`

/** Small numbers come more often, so some names are those of hundreds and most those of a few. */
const people = `
  insert into contact (name, email, phone, birthday, street, postcode, city, country)
  select given || ' ' || family, lower(given) || '.' || lower(family) || no || '@mail' || no % 7 || '.example', '+4930' || (1000000 + no),
    case when no % 3 > 0 then date '1940-01-01' + (random() * 24000)::integer end, pg_temp.called(no * 7919) || 'straße ' || 1 + no % 90,
    lpad((no * 31 % 20000)::text, 5, '0'), pg_temp.called(no * 31 % 20000), 'DE'
  from (
    select no, ('{${givenNames}}'::text[])[1 + floor(random() * 26)] as given, pg_temp.called((power(random(), 3) * 40000)::bigint) as family
    from generate_series(1, $1::bigint) as no) as person`

/** Every tenth again: with the names the other way round, a typing error, without telephone, or moved. */
const again = `
  insert into contact (name, email, phone, birthday, street, postcode, city, country)
  select case no % 3 when 0 then split_part(name, ' ', 2) || ' ' || split_part(name, ' ', 1)
      when 1 then overlay(name placing 'x' from length(name) - 2 for 1) else name end,
    'second.' || email, case when no % 2 = 0 then phone end, birthday, case when no % 4 > 0 then street end,
    case when no % 4 > 0 then postcode end, city, country
  from (select *, row_number() over (order by id) / 10 as no, row_number() over (order by id) % 10 as rest from contact) as person
  where rest = 0`

/**
 * Fills the table of contacts with people, every tenth of whom is there twice. Made by the database, since a million take their time otherwise.
 *
 * @returns how many pairs there are in truth
 */
export async function makeTwins(pool: Pool, count: number): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query(functions)
    await client.query('select setseed(0.42)')
    await client.query(people, [Math.floor(count / 1.1)])
    const { rowCount } = await client.query(again)
    await client.query('vacuum analyze contact')
    return rowCount ?? 0
  } finally {
    client.release(true)
  }
}
