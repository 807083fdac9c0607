import { dayAt, daysBetween, occurrenceAfter, task } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, createMany } from '../../../records/index.ts'
import { movedBy, onDay, ruleOf, type TaskValues } from './task-days.ts'

/** A task that was just ticked off, with the time zone it is kept in. */
export interface TickedOff {
  id: string
  zone: string
  task: TaskValues
}

/** What the next one has from the one before. */
const kept = [
  ...['title', 'kind', 'priority', 'details', 'recurrence', 'recursFrom', 'ownerId'],
  ...['contactId', 'companyId', 'dealId', 'leadId', 'contractId'],
]

/**
 * Makes the next of tasks that repeat, in the change set that ticked them off, so that taking that back takes the next one away too. Days that passed while it was late are left out:
 * nobody wants to be asked for last week's count seven times. Of each, the next is made once.
 */
export async function makeNextTasks(ctx: Ctx, done: readonly TickedOff[]): Promise<void> {
  const repeating = done.filter(({ task }) => task.recurrence && task.recursOn)
  if (repeating.length === 0) return
  const { rows } = await sql<{ previousId: string }>`
    select previous_id from task where previous_id = any(${repeating.map(({ id }) => id)}::uuid[]) and deleted_at is null`.execute(
    ctx.db,
  )
  const made = new Set(rows.map(({ previousId }) => previousId))
  const next = repeating.filter(({ id }) => !made.has(id)).flatMap((each) => nextOf(ctx, each))
  if (next.length > 0) await createMany(ctx, task, next, { trusted: true })
}

function nextOf(ctx: Ctx, { id, zone, task }: TickedOff): Record<string, unknown>[] {
  const [from, on] = [String(task.recursFrom), String(task.recursOn)]
  const today = dayAt(ctx.setting.now, zone)
  const after = [on, today].sort().at(-1)!
  const day = occurrenceAfter(ruleOf(task.recurrence), from, after)
  if (day === undefined) return []
  const days = daysBetween(String(task.dueOn ?? on), day)
  return [
    {
      ...Object.fromEntries(kept.flatMap((key) => (task[key] === undefined ? [] : [[key, task[key]]]))),
      dueOn: day,
      ...(typeof task.dueAt === 'string' ? { dueAt: onDay(task.dueAt, day, zone) } : {}),
      ...(typeof task.remindAt === 'string' ? { remindAt: movedBy(task.remindAt, days, zone) } : {}),
      recursOn: day,
      previousId: id,
    },
  ]
}
