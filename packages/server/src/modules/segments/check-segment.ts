import { type Condition, checkCondition, pickedFor, segmentIdsIn } from '@regulars/model'
import { sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import type { BeforeWrite, Ctx, PendingWrite } from '../../records/index.ts'

/**
 * Keeps segments such that they can be answered: the condition speaks of what contacts have, and no segment leads back to itself over others.
 * What is kept is the condition as it was read, values in the form of their fields.
 */
export const checkSegment: BeforeWrite = {
  object: 'segment',
  fields: ['condition'],
  async run(ctx, writes) {
    for (const write of writes) await checkOne(ctx, write)
  },
}

async function checkOne(ctx: Ctx, write: PendingWrite): Promise<void> {
  const { values } = write
  // A new segment that asks nothing is of those who are picked by hand.
  if (!write.before && values.condition === undefined) values.condition = pickedFor(write.id)
  if (values.condition === undefined || values.condition === null) return
  const read = checkCondition(values.condition, ctx.registry.object('contact'), ctx.registry)
  if (!read.ok) {
    throw new Problem('segment.bad-condition', {
      status: 422,
      title: read.problems.map(({ problem }) => problem).join(' '),
      field: 'condition',
    })
  }
  values.condition = read.condition
  await refuseCircle(ctx, write.id, read.condition)
}

async function refuseCircle(ctx: Ctx, id: string, condition: Condition): Promise<void> {
  const seen = new Set<string>()
  let wanted = segmentIdsIn(condition)
  while (wanted.length > 0) {
    if (wanted.includes(id)) throw circle()
    const fresh = wanted.filter((each) => !seen.has(each))
    for (const each of fresh) seen.add(each)
    wanted = (await conditionsOf(ctx, fresh)).flatMap(segmentIdsIn)
  }
}

async function conditionsOf(ctx: Ctx, ids: readonly string[]): Promise<Condition[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ condition: Condition }>`
    select condition from segment where id = any(${[...ids]}::uuid[]) and deleted_at is null
  `.execute(ctx.db)
  if (rows.length < ids.length) {
    throw new Problem('segment.unknown-segment', {
      status: 422,
      title: 'The condition speaks of a segment that is not there.',
      mend: 'Choose another one, or take that part out.',
      field: 'condition',
    })
  }
  return rows.map((row) => row.condition)
}

const circle = () =>
  new Problem('segment.circle', {
    status: 422,
    title: 'A segment cannot be a part of itself.',
    mend: 'Take out the part that leads back to it.',
    field: 'condition',
  })
