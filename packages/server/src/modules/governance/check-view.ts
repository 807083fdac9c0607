import { allows, checkCondition, type ObjectDefinition, tryPath } from '@regulars/model'
import type { BeforeWrite, Ctx, PendingWrite } from '../../records/index.ts'
import { invalidView, mayNotShare } from './problems.ts'

/**
 * Keeps views such that they can be looked at: filter, columns and order speak of what their object has. A column is the path of a field, or
 * `{ field, … }` with what the screen keeps beside it. Showing a view to everybody needs a right of its own.
 */
export const checkView: BeforeWrite = {
  object: 'view',
  fields: ['object', 'condition', 'columns', 'sort', 'shared'],
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

function checkPath({ registry }: Ctx, object: ObjectDefinition, where: string, path: unknown): void {
  if (typeof path !== 'string') throw invalidView(where, 'A column is the name of a field.')
  const found = tryPath(object, path, registry)
  if ('problem' in found) throw invalidView(where, found.problem)
}
