import { describe, expect, it } from 'vitest'
import { count, create, update } from '../../records/index.ts'
import { testRecords } from '../../records/testing.ts'
import { builtInSegments } from './built-in-segments.ts'
import { segments } from './index.ts'
import { seedSegments } from './seed-segments.ts'

const records = await testRecords([segments])
const { ctx, services, pool } = records
const segment = services.definitions.registry.object('segment')
const contact = services.definitions.registry.object('contact')

const polish = { field: 'country', op: 'is', value: 'PL' }

describe('segments', () => {
  it('are there from the first start, once, however many processes start', async () => {
    await Promise.all([seedSegments(services), seedSegments(services), seedSegments(services)])
    const { rows } = await pool.query('select name from segment order by name')
    expect(rows.map(({ name }) => name)).toEqual(builtInSegments.map(({ name }) => name).sort())
  })

  it('stay as people left them', async () => {
    await pool.query("update segment set deleted_at = now() where name = 'Lost'")
    await seedSegments(services)
    const { rows } = await pool.query(
      "select count(*) from segment where name = 'Lost' and deleted_at is null",
    )
    expect(rows[0].count).toBe(0)
  })

  it('hold whoever satisfies them, at any moment', async () => {
    const made = await create(ctx, segment, { name: 'Polish', condition: polish })
    const filter = { filter: undefined, segment: made }
    expect((await count(ctx, contact, filter)).count).toBe(0)
    const ann = await create(ctx, contact, { name: 'Ann Nowak', country: 'PL' })
    expect((await count(ctx, contact, filter)).count).toBe(1)
    await update(ctx, contact, ann, { country: 'DE' })
    expect((await count(ctx, contact, filter)).count).toBe(0)
  })

  it('name the field they cannot ask about', async () => {
    const wrong = create(ctx, segment, {
      name: 'Wrong',
      condition: { field: 'shoeSize', op: 'gt', value: 40 },
    })
    await expect(wrong).rejects.toMatchObject({
      code: 'segment.bad-condition',
      message: expect.stringContaining('shoeSize'),
    })
  })

  it('never contain themselves, not even over others', async () => {
    const inner = await create(ctx, segment, { name: 'Inner', condition: polish })
    const outer = await create(ctx, segment, {
      name: 'Outer',
      condition: { all: [{ segment: inner }, polish] },
    })
    const circle = update(ctx, segment, inner, { condition: { segment: outer } })
    await expect(circle).rejects.toMatchObject({ code: 'segment.circle' })
    const { rows } = await pool.query('select condition from segment where id = $1', [inner])
    expect(rows[0].condition).toEqual(polish)
  })
})
