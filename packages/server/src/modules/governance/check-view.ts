import { allows, checkCondition, type ObjectDefinition, tryPath } from '@regulars/model'
import { z } from 'zod'
import type { BeforeWrite, Ctx, PendingWrite } from '../../records/index.ts'
import { defaultIsShared, invalidView, mayNotShare } from './problems.ts'

/**
 * Keeps views such that they can be looked at: filter, columns and order speak of what their object has. A column is the path of a field, or
 * `{ field, … }` with what the screen keeps beside it. Showing a view to everybody needs a right of its own.
 */
export const checkView: BeforeWrite = {
  object: 'view',
  fields: ['object', 'condition', 'columns', 'sort', 'settings', 'shared', 'defaultForId'],
  run(ctx, writes) {
    for (const write of writes) checkOne(ctx, write)
  },
}

function checkOne(ctx: Ctx, { before, values }: PendingWrite): void {
  const whole = { ...before, ...values }
  const object = ctx.registry.find(String(whole.object))
  if (!object) throw invalidView('object', `There is no object “${String(whole.object).slice(0, 60)}”.`)
  checkFilter(ctx, object, whole.condition)
  checkColumns(ctx, object, whole.columns)
  checkSort(ctx, object, whole.sort)
  checkSettings(ctx, object, whole.settings)
  if (values.defaultForId != null && whole.shared !== true) throw defaultIsShared()
  if (values.shared === true && before?.shared !== true && !allows(ctx.actor, 'view.share'))
    throw mayNotShare()
}

function checkFilter({ registry }: Ctx, object: ObjectDefinition, condition: unknown): void {
  if (condition == null) return
  const read = checkCondition(condition, object, registry)
  if (!read.ok) throw invalidView('condition', read.problems.map(({ problem }) => problem).join(' '))
}

function checkColumns(ctx: Ctx, object: ObjectDefinition, columns: unknown): void {
  if (columns == null) return
  if (!Array.isArray(columns)) throw invalidView('columns', 'The columns of a view are a list.')
  for (const column of columns)
    checkPath(ctx, object, 'columns', typeof column === 'string' ? column : Object(column).field)
}

function checkSort(ctx: Ctx, object: ObjectDefinition, sort: unknown): void {
  if (typeof sort !== 'string' || sort === '') return
  for (const word of sort.split(',')) checkPath(ctx, object, 'sort', word.replace(/^-/, ''))
}

/** What a view keeps for its layout. Paths lead to fields of its object; a stretch of time may follow: `placedAt:month`. */
const settingsSchema = z.strictObject({
  group: z.array(z.string()).max(3).optional(),
  by: z.string().optional(),
  date: z.string().optional(),
  until: z.string().optional(),
  span: z.enum(['month', 'week']).optional(),
  frozen: z.number().int().min(1).max(10).optional(),
  widths: z.record(z.string(), z.number().int().min(16).max(2000)).optional(),
  summary: z.record(z.string(), z.string().max(20)).optional(),
})

function checkSettings(ctx: Ctx, object: ObjectDefinition, given: unknown): void {
  if (given == null) return
  const read = settingsSchema.safeParse(given)
  if (!read.success) throw invalidView('settings', 'The settings of a view cannot be read.')
  const { group = [], by, date, until, summary = {} } = read.data
  const paths = [...group.map((each) => each.split(':', 1)[0]), by, date, until, ...Object.keys(summary)]
  for (const path of paths) if (path !== undefined) checkPath(ctx, object, 'settings', path)
}

function checkPath({ registry }: Ctx, object: ObjectDefinition, where: string, path: unknown): void {
  if (typeof path !== 'string') throw invalidView(where, 'A column is the name of a field.')
  const found = tryPath(object, path, registry)
  if ('problem' in found) throw invalidView(where, found.problem)
}
