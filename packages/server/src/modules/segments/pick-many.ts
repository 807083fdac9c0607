import type { Actor } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../platform/module.ts'
import {
  type Ctx,
  ctxFor,
  inChangeSet,
  type PeopleAsked,
  peopleAsked,
  readPeopleAsked,
  selectedPeople,
} from '../../records/index.ts'
import { addToSegment, type Picked } from './add-to-segment.ts'

/** More than this are picked in the background. */
const maxAtOnce = 10_000

/** Picks a multitude for a segment, as whoever asked for it and with the rights of that moment. */
export const pickMany = defineJob({
  name: 'segments.pick-people',
  schema: z.strictObject({
    segmentId: z.uuid(),
    asked: z.strictObject(peopleAsked),
    note: z.string().nullable(),
    actor: z.custom<Actor>((value) => typeof value === 'object' && value !== null && 'role' in value),
  }),
  label: () => 'Adding people to a segment',
  async run({ segmentId, asked, note, actor }, { services }) {
    await inChangeSet(ctxFor(services, actor), { kind: 'bulkEdit', label: '' }, async (ctx) =>
      addToSegment(ctx, segmentId, await peopleOf(ctx, asked), note),
    )
  },
})

/** Picks people for a segment: at once, or, where they are very many, in the background. Happens inside a change set. */
export async function pickPeople(
  ctx: Ctx,
  segmentId: string,
  asked: PeopleAsked,
  note: string | null,
): Promise<Picked | { segmentId: string; runId: string | undefined }> {
  const people = await peopleOf(ctx, asked)
  const { rows } = await sql`
    select from (${people}) as person offset ${sql.lit(maxAtOnce)} limit 1`.execute(ctx.db)
  if (rows.length === 0) return addToSegment(ctx, segmentId, people, note)
  const { actor, db, services } = ctx
  const runId = await services.jobs.enqueue(
    pickMany,
    { segmentId, asked, note, actor },
    { executor: db, createdBy: actor.userId ?? undefined, subject: { object: 'segment', id: segmentId } },
  )
  return { segmentId, runId }
}

/** Those who are meant, as a query. */
export const peopleOf = (ctx: Ctx, asked: PeopleAsked) => selectedPeople(ctx, readPeopleAsked(ctx, asked))
