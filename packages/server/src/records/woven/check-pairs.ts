import { linkEndsOf, propertyOf } from '@regulars/model'
import { sql } from 'kysely'
import { toColumn } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import type { WriteBatch } from '../write/write-batch.ts'
import { faultOf } from '../write/write-problems.ts'

/** Two records are linked once, and none with itself. The unique index remains the judge when two write at the same moment. */
export async function checkPairs(ctx: Ctx, { object, entries, faults }: WriteBatch): Promise<void> {
  const ends = linkEndsOf(object)
  if (!ends) return
  const [one, other] = ends.map((key) => toColumn(key, object.fields[key]!))
  const isLoop = sameTarget(object.fields[ends[0]], object.fields[ends[1]])
  const pairs = entries.map(({ values }) => [values[one!.property], values[other!.property]])
  const { rows } = await sql<{ pair: string }>`
    select ${sql.id(one!.name)} || ' ' || ${sql.id(other!.name)} as pair
    from ${sql.table(object.table)} as link
    join unnest(${pairs.map(([id]) => id ?? null)}::uuid[], ${pairs.map(([, id]) => id ?? null)}::uuid[]) as wanted (a, b)
      on link.${sql.id(one!.name)} = wanted.a and link.${sql.id(other!.name)} = wanted.b
    where link.deleted_at is null`.execute(ctx.db)
  const taken = new Set(rows.map(({ pair }) => pair))
  for (const [index, { at }] of entries.entries()) {
    const [a, b] = pairs[index]!
    const property = propertyOf(ends[1], object.fields[ends[1]]!)
    if (isLoop && a === b) faults.push(faultOf(at, property, 'A record cannot be linked with itself.'))
    else if (taken.has(`${a} ${b}`)) faults.push(faultOf(at, property, 'These two are linked already.'))
    taken.add(`${a} ${b}`)
  }
}

const sameTarget = (one: { kind: string } | undefined, other: { kind: string } | undefined): boolean =>
  (one as { to?: string } | undefined)?.to === (other as { to?: string } | undefined)?.to
