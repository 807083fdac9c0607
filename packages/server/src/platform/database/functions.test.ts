import { expect, test } from 'vitest'
import { testDatabase } from '../testing.ts'
import { isUuid } from '../uuid.ts'

const { pool } = await testDatabase()

/** The body of `uuid_v7()` for PostgreSQL 15 to 17, taken from the migration, under another name. */
async function createOlderUuidFunction() {
  const { readMigrations } = await import('./migrate.ts')
  const sql = (await readMigrations())[0]?.sql ?? ''
  const body = /create function uuid_v7\(\)[^;]*\$body\$([\s\S]*)\$body\$/.exec(sql)?.[1]
  await pool.query(
    `create function older_uuid_v7() returns uuid language sql volatile as $body$${body}$body$`,
  )
}

test('fold drops accents and capitals', async () => {
  const { rows } = await pool.query("select fold('Zoë MÜLLER-Ångström Çelik') as folded")
  expect(rows[0].folded).toBe('zoe muller-angstrom celik')
})

test('fold says of every letter what the dictionary says', async () => {
  const { rows } = await pool.query(
    `select letter, fold(letter) as folded, lower(unaccent(letter)) as said
     from (select chr(code) as letter from generate_series(1, 65535) as code where code not between 55296 and 57343)
     where fold(letter) is distinct from lower(unaccent(letter)) or fold('a' || letter) <> lower(unaccent('a' || letter))`,
  )
  expect(rows).toEqual([])
  expect((await pool.query('select fold(null) as nothing')).rows).toEqual([{ nothing: null }])
})

test('fold can be indexed', async () => {
  await pool.query('create table person (name text); create index on person (fold(name))')
})

test.each(['uuid_v7', 'older_uuid_v7'])(
  '%s makes growing ids of version 7 that tell the time',
  async (name) => {
    if (name === 'older_uuid_v7') await createOlderUuidFunction()
    const before = Date.now()
    const { rows } = await pool.query<{ id: string }>(
      `select ${name}() as id, pg_sleep(0.002) from generate_series(1, 50)`,
    )
    const ids = rows.map(({ id }) => id)
    expect(ids.every((id) => isUuid(id) && id[14] === '7' && '89ab'.includes(id[19] ?? ''))).toBe(true)
    expect(ids).toEqual([...ids].sort())
    const milliseconds = Number.parseInt((ids[0] ?? '').replace('-', '').slice(0, 12), 16)
    expect(Math.abs(milliseconds - before)).toBeLessThan(5000)
  },
)

test('amounts arrive as numbers, days as text, and a number too large to be exact is an error', async () => {
  const { rows } = await pool.query("select 12345678901::bigint as amount, date '2026-11-22' as day")
  expect(rows).toEqual([{ amount: 12_345_678_901, day: '2026-11-22' }])
  await expect(pool.query('select 9007199254740993::bigint')).rejects.toThrow('too large to be read exactly')
})
