import { dayAt, daysBetween, occurrences } from '@regulars/model'
import type { BeforeWrite, Ctx, PendingWrite } from '../../../records/index.ts'
import { makeNextTasks } from './make-next-tasks.ts'
import { neverComesRound } from './problems.ts'
import { movedBy, onDay, ruleOf, type TaskValues } from './task-days.ts'
import { zonesOf } from './zones-of.ts'

/**
 * A task on its way: its day follows from its moment and its moment from its day, on the clock of whoever is responsible, so that nine o'clock stays nine
 * o'clock when clocks change; what repeats begins on a day of its rule; and ticking it off makes the next.
 */
export const completeTask: BeforeWrite = {
  object: 'task',
  fields: ['dueOn', 'dueAt', 'recurrence', 'doneAt'],
  async run(ctx, writes) {
    const timed = writes.filter(({ before, values }) => needsClock({ ...before, ...values }))
    if (timed.length === 0) return
    const zones = await zonesOf(ctx, timed.map(ownerOf(ctx)))
    const done = []
    for (const write of timed) {
      const zone = zones.of(ownerOf(ctx)(write))
      if (write.before) followDay(write, zone)
      agreeDay(write, zone)
      beginSeries(ctx, write)
      if (isTickedOff(write)) done.push({ id: write.id, zone, task: { ...write.before, ...write.values } })
    }
    await makeNextTasks(ctx, done)
  },
}

const needsClock = ({ dueAt, recurrence, remindAt }: TaskValues): boolean =>
  Boolean(dueAt) || Boolean(recurrence) || Boolean(remindAt)

const ownerOf =
  (ctx: Ctx) =>
  ({ before, values }: PendingWrite): string | null =>
    (values.ownerId ?? before?.ownerId ?? ctx.actor.userId ?? null) as string | null

const isTickedOff = ({ before, values }: PendingWrite): boolean =>
  Boolean(values.doneAt) && Boolean(before) && !before?.doneAt

/** Put on another day, it keeps its time, and its reminder goes along. */
function followDay({ before = {}, values }: PendingWrite, zone: string): void {
  const [from, to] = [before.dueOn, values.dueOn]
  if (to === undefined || to === from || values.dueAt !== undefined) return
  if (to === null) values.dueAt = null
  else if (typeof before.dueAt === 'string') values.dueAt = onDay(before.dueAt, String(to), zone)
  if (values.remindAt === undefined && typeof before.remindAt === 'string' && from && to)
    values.remindAt = movedBy(before.remindAt, daysBetween(String(from), String(to)), zone)
}

function agreeDay({ values }: PendingWrite, zone: string): void {
  if (typeof values.dueAt === 'string') values.dueOn = dayAt(new Date(values.dueAt), zone)
}

/** A rule that is new or other than before is counted from the day that it is due. Without one, that is the next day of the rule. */
function beginSeries(ctx: Ctx, { before, values }: PendingWrite): void {
  if (values.recurrence === undefined || values.recursFrom !== undefined) return
  if (values.recurrence === null) {
    Object.assign(values, { recursFrom: null, recursOn: null })
    return
  }
  if (values.recurrence === before?.recurrence) return
  const rule = ruleOf(values.recurrence)
  const due = (values.dueOn ?? (values.dueOn === null ? null : before?.dueOn)) as string | null | undefined
  const today = dayAt(ctx.setting.now, ctx.setting.timeZone)
  const [first] = occurrences(rule, due ?? today)
  if (first === undefined) throw neverComesRound()
  values.dueOn = due ?? first
  Object.assign(values, { recursFrom: values.dueOn, recursOn: values.dueOn })
}
