import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { create, ctxFor, inChangeSet, undo } from '../../records/index.ts'
import { addPeople } from './add-people.ts'
import { checkLaunch, readPlan } from './check-launch.ts'
import { drawLeft, drawPicked } from './draw-picked.ts'
import { launchProgram } from './launch-program.ts'
import { readResults } from './results/read-results.ts'
import { testPrograms } from './testing.ts'

const { records, pool, services, ctx, object, draft } = await testPrograms()

describe('people who are picked by hand', () => {
  const contactIds = async (where: string) =>
    (await pool.query<{ id: string }>(`select id from contact where ${where} order by id`)).rows.map(
      ({ id }) => id,
    )
  const people = (ids: string[]) => sql`select unnest(${ids}::uuid[]) as id`
  const add = (programId: string, ids: string[]) =>
    inChangeSet(ctx, { label: '' }, async (inside) => ({
      ...(await addPeople(inside, programId, people(ids))),
      changeSetId: inside.changeSet.id,
    }))
  const draw = (programId: string) =>
    drawPicked.run({ programId, name: '' }, { services } as Parameters<typeof drawPicked.run>[1])
  const enrolled = async (programId: string, ids: string[]) =>
    (
      await pool.query<{ arm: string; reason: string | null; enrolled_at: Date }>(
        'select arm, reason, enrolled_at from enrollment where program_id = $1 and contact_id = any($2)',
        [programId, ids],
      )
    ).rows

  it('wait in a draft for its launch, beside its segment or without one', async () => {
    const id = await draft('Picked', { segmentId: null })
    const ids = await contactIds(
      "(name like 'Ann No1%' or name = 'No Consent') and not exists (select from suppression where lower(address) = lower(email))",
    )
    const added = await add(id, ids)
    expect(added).toMatchObject({
      added: ids.length - 1,
      leftOut: [{ reason: 'no-consent', count: 1 }],
      drawnAt: null,
    })
    const check = await checkLaunch(ctx, (await readPlan(ctx, id))!)
    expect(check).toMatchObject({ people: ids.length, mailable: ids.length - 1, problems: [] })
    await launchProgram(ctx, id)
    expect(await enrolled(id, ids)).toHaveLength(ids.length)
    expect(await add(id, ids.slice(0, 2))).toMatchObject({
      added: 0,
      leftOut: [{ reason: 'already-in', count: 2 }],
    })
  })

  it('are drawn a little later where it runs, by the share of all others, and count from then on', async () => {
    const few = await create(ctx, object('segment'), {
      name: 'Few',
      condition: { field: 'name', op: 'startsWith', value: 'Ann No2' },
    })
    const id = await draft('Running', { segmentId: few, holdoutShare: 0.5, goalDays: 10 })
    await launchProgram(ctx, id)
    records.clock.advance(5 * 86_400_000)
    const ids = await contactIds("name like 'Ann No3%' or name in ('No Consent', 'Ann No20')")
    const added = await add(id, ids)
    expect(added.added).toBe(ids.length - 2)
    expect(added.leftOut).toEqual([
      { reason: 'no-consent', count: 1 },
      { reason: 'already-in', count: 1 },
    ])
    await draw(id)
    expect(await enrolled(id, ids)).toHaveLength(1)
    records.clock.advance(2 * 60_000)
    await draw(id)
    await draw(id)
    const drawn = (await enrolled(id, ids)).filter(({ enrolled_at }) => enrolled_at >= records.clock.now())
    expect(drawn).toHaveLength(added.added)
    expect(new Set(drawn.map(({ arm }) => arm))).toEqual(new Set(['treatment', 'holdout']))
    const { rows } = await pool.query(
      `select arm, ('x' || left(md5(seed || contact_id::text), 8))::bit(32)::bigint < 0.5 * 4294967296 as held
       from enrollment join program on program.id = program_id where program_id = $1 and arm <> 'excluded'`,
      [id],
    )
    expect(rows.every(({ arm, held }) => held === (arm === 'holdout'))).toBe(true)

    // Bought before their own draw, and after the days of the first ones were over.
    const [late] = await contactIds("name = 'Ann No30'")
    const [early] = await contactIds("name = 'Ann No21'")
    const order = (contactId: string | undefined, days: number) =>
      create(ctx, object('order'), {
        contactId,
        placedAt: new Date(records.clock.now().getTime() + days * 86_400_000).toISOString(),
        total: 1000,
        currency: 'EUR',
      })
    await order(late, -1)
    await order(late, 7)
    await order(early, 7)
    records.clock.advance(8 * 86_400_000)
    const results = await readResults(ctxFor(services, ctx.actor), id)
    const { treatment, holdout } = results.arms
    expect(treatment.revenue + holdout.revenue).toBe(1000)
    expect(Date.parse(results.goalReachedAt!) - records.clock.now().getTime()).toBe(2 * 86_400_000)
  })

  it('are taken back until the draw, and never afterwards, nor is a launch', async () => {
    const id = await draft('Undone')
    await launchProgram(ctx, id)
    await pool.query("update contact set city = 'Gdynia' where name = 'No Address'")
    const ids = [
      await create(ctx, object('contact'), { name: 'Late', email: 'late@mail.example' }),
      await create(ctx, object('contact'), { name: 'Later', email: 'later@mail.example' }),
    ]
    for (const contactId of ids)
      await create(ctx, object('consent'), {
        contactId,
        channel: 'email',
        state: 'given',
        decidedAt: '2026-01-01T00:00:00Z',
      })
    await undo(ctx, (await add(id, ids)).changeSetId)
    records.clock.advance(3 * 60_000)
    await draw(id)
    expect(await enrolled(id, ids)).toEqual([])
    const { changeSetId } = await add(id, ids)
    const taken = await undo(ctx, changeSetId)
    records.clock.advance(3 * 60_000)
    await draw(id)
    expect(await enrolled(id, ids)).toEqual([])
    await undo(ctx, (taken as { undoneBy: string }).undoneBy)
    await drawLeft.run({}, { services } as Parameters<typeof drawLeft.run>[1])
    const { rows: waiting } = await pool.query('select from graphile_worker._private_jobs where key = $1', [
      `draw:${id}`,
    ])
    expect(waiting).toHaveLength(1)
    await draw(id)
    expect(await enrolled(id, ids)).toHaveLength(2)
    await expect(undo(ctx, changeSetId)).rejects.toMatchObject({ code: 'program.drawn' })
    const { rows } = await pool.query<{ id: string }>(
      "select change_set_id as id from change where object = 'program' and record_id = $1 and before ->> 'status' = 'draft'",
      [id],
    )
    await expect(undo(ctx, rows[0]!.id)).rejects.toMatchObject({ code: 'program.drawn' })
  })

  it('share no house with anybody who was drawn, and cost no more than the budget', async () => {
    const [first, other] = await contactIds("name in ('Ann No40', 'Ann No41')")
    const one = await create(ctx, object('segment'), {
      name: 'One',
      condition: { field: 'name', op: 'is', value: 'Ann No40' },
    })
    const budget = { holdoutShare: 0, costPerMessage: 10, budget: 25 }
    const id = await draft('House', { segmentId: one, perHousehold: true, ...budget })
    await create(ctx, object('relationship'), { kind: 'livesWith', contactId: first, otherContactId: other })
    await launchProgram(ctx, id)
    expect(await add(id, [other!])).toMatchObject({
      added: 0,
      leftOut: [{ reason: 'same-household', count: 1 }],
    })
    await pool.query('delete from relationship')
    await expect(add(id, await contactIds("name like 'Ann No4%'"))).rejects.toMatchObject({
      code: 'program.over-budget',
    })
    expect(await add(id, [other!])).toMatchObject({ added: 1 })
  })
})
