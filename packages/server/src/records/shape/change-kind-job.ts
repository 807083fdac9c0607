import type { Actor, ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../platform/module.ts'
import { type Ctx, ctxFor } from '../context.ts'
import { changeKind, type NewKind } from './change-kind.ts'
import { objectNamed } from './shape-object.ts'

/** The change of kind of a field with many values, as whoever asked for it. The field is of the new kind when all are converted. */
export const changeKindJob = defineJob({
  name: 'records.change-kind',
  schema: z.strictObject({
    object: z.string(),
    key: z.string(),
    kind: z.string(),
    settings: z.record(z.string(), z.unknown()).optional(),
    actor: z.custom<Actor>((value) => typeof value === 'object' && value !== null && 'role' in value),
  }),
  label: () => 'Changing the kind of a field',
  async run({ object, key, kind, settings, actor }, job) {
    const ctx = ctxFor(job.services, actor)
    await changeKind(ctx, object, key, { kind, settings }, async (done) => {
      job.signal.throwIfAborted()
      await job.progress(done)
    })
  },
})

/** So many records are converted while one waits. */
const atOnce = 20_000

/** Changes the kind of a field, at once or, with very many records, as a job; answers with the id of its run then. */
export async function changeKindSoon(
  ctx: Ctx,
  objectName: string,
  key: string,
  wanted: NewKind,
): Promise<string | undefined> {
  if (await isSmall(ctx, objectNamed(ctx, objectName))) {
    await changeKind(ctx, objectName, key, wanted)
    return undefined
  }
  const { actor, services } = ctx
  const data = { object: objectName, key, ...wanted, actor }
  return services.jobs.enqueue(changeKindJob, data, { createdBy: actor.userId ?? undefined })
}

async function isSmall({ db }: Ctx, { table }: ObjectDefinition): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (select from ${sql.table(table)} limit ${sql.lit(atOnce + 1)}) as first_rows`.execute(
    db,
  )
  return (rows[0]?.count ?? 0) <= atOnce
}
