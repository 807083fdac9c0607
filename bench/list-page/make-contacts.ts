import type { Pool } from '../../packages/server/src/platform/database/connect.ts'

/** Makes so many contacts in one statement, the same each time, unless they are there already. */
export async function makeContacts(pool: Pool, rows: number): Promise<void> {
  const { rows: found } = await pool.query<{ count: number }>('select count(*) as count from contact')
  if (found[0]!.count === rows) return
  await pool.query('truncate contact cascade')
  await withoutIndexes(pool, () => insertContacts(pool, rows))
  await pool.query('vacuum analyze contact')
}

/** An index is made faster at once than row by row. */
async function withoutIndexes(pool: Pool, work: () => Promise<void>): Promise<void> {
  const { rows } = await pool.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes where tablename = 'contact' and indexname <> 'contact_pkey'`,
  )
  for (const { name } of rows) await pool.query(`drop index ${name}`)
  await work()
  for (const { definition } of rows) await pool.query(definition)
}

async function insertContacts(pool: Pool, rows: number): Promise<void> {
  await pool.query(
    `insert into contact (name, first_name, last_name, email, phone, lifecycle, customer_number, city, country,
       postcode, source, order_count, revenue, first_order_on, last_order_on, last_seen_at, created_at)
     select first || ' ' || last, first, last, lower(first) || '.' || i || '@example.com',
       case when i % 3 = 0 then '+4930' || (1000000 + i) end,
       (array['visitor', 'lead', 'prospect', 'customer', 'customer', 'regular', 'lapsed'])[1 + i % 7],
       'C' || i, (array['Berlin', 'Wien', 'Kraków', 'Lyon', 'Porto', 'Gent'])[1 + i % 6],
       (array['DE', 'AT', 'PL', 'FR', 'PT', 'BE'])[1 + i % 6], lpad((i % 100000)::text, 5, '0'), 'Web shop',
       i % 12, (i::bigint * 7919) % 500000, date '2023-01-01' + i % 900, date '2025-06-01' + i % 500,
       timestamptz '2026-11-01' - i % 500 * interval '1 day', timestamptz '2023-01-01' + i * interval '90 seconds'
     from (
       select i, ($2::text[])[1 + (i::bigint * 31 % cardinality($2::text[]))::integer] as first,
         ($3::text[])[1 + (i::bigint * 17 % cardinality($3::text[]))::integer] || ' ' || chr(65 + i % 26) as last
       from generate_series(1, $1::integer) as i
     ) as person`,
    [rows, firstNames, lastNames],
  )
}

const firstNames =
  'Ana Anna Ben Clara Daniel Élodie Emil Eva Femke Gábor Hanna Ines Jan João Jonas Julia Karin Léa Lena Luca Maja Marta Max Mia Milan Nina Noah Olga Paul Pia Rosa Sara Sven Tom Uwe Vera Wanda Yara Zoé Zofia'.split(
    ' ',
  )
const lastNames =
  'Adler Almeida Bauer Becker Berg Claes Costa Dubois Egger Ferreira Fischer Gruber Hofer Huber Janssens Keller Klein Koch König Kowalczyk Kraus Lang Laurent Lehmann Łukasik Maes Martin Mayer Moreau Nowak Öztürk Peeters Petit Pereira Richter Roth Santos Schmid Silva Simon Sousa Steiner Wagner Weber Wiśniewska Wolf Wójcik Zając Zimmer Żak'.split(
    ' ',
  )
