import { activityPlan, addDays, dayAt, task } from '@regulars/model'
import { sql } from 'kysely'
import { Problem } from '../../../platform/problem.ts'
import { type Ctx, createMany, get, inChangeSet } from '../../../records/index.ts'

/** What a plan can be started for. */
export const planObjects = ['contact', 'lead', 'deal'] as const

/** For which record it is started. */
export interface PlanSubject {
  object: (typeof planObjects)[number]
  id: string
}

interface Step {
  id: string
  title: string
  kind: string
  details: string | null
  dueAfterDays: number
}

/**
 * Starts a plan for a record: a task for each of its steps, due so many days from today, for whoever starts it. All of it is one change set.
 *
 * @returns how many tasks it made
 * @throws Problem `activity-plan.empty`, `activity-plan.running` while tasks of it are open there; `record.not-found`
 */
export async function startPlan(ctx: Ctx, planId: string, { object, id }: PlanSubject): Promise<number> {
  const plan = await get(ctx, activityPlan, planId)
  await get(ctx, ctx.registry.object(object), id)
  return inChangeSet(ctx, { label: `Began “${plan.name}”` }, async (inside) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`plan ${planId} ${id}`}, 0))`.execute(inside.db)
    const { rows } = await sql<Step & { isOpen: boolean }>`
      select step.id, step.title, step.kind, step.details, step.due_after_days::integer as due_after_days, exists (
        select from task where task.plan_step_id = step.id and task.done_at is null and task.deleted_at is null
          and ${sql.ref(`task.${object}_id`)} = ${id}
      ) as is_open
      from activity_step as step where step.plan_id = ${planId} and step.deleted_at is null order by step.position, step.id`.execute(
      inside.db,
    )
    if (rows.length === 0) throw emptyPlan(plan.name)
    if (rows.some(({ isOpen }) => isOpen)) throw runningPlan(plan.name)
    const today = dayAt(inside.setting.now, inside.setting.timeZone)
    const tasks = rows.map((step) => taskOf(step, { [`${object}Id`]: id }, today))
    await createMany(inside, task, tasks, { trusted: true })
    return tasks.length
  })
}

function taskOf({ id, title, kind, details, dueAfterDays }: Step, about: object, today: string) {
  return { ...about, title, kind, details, dueOn: addDays(today, dueAfterDays), planStepId: id }
}

const emptyPlan = (name: string) =>
  new Problem('activity-plan.empty', {
    status: 422,
    title: `“${name}” has no steps yet.`,
    mend: 'Add what is to be done, then begin it.',
  })

const runningPlan = (name: string) =>
  new Problem('activity-plan.running', {
    status: 409,
    title: `“${name}” has been begun here already, and some of it is still to be done.`,
    mend: 'Finish or remove what is open first.',
  })
