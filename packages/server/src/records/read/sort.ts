import { columnOf, type ObjectDefinition, type PathStep, tryPath } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { type Column, orderBy, quoteName, toColumn } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { isHidden } from './access.ts'
import { notSortable, unknownField } from './problems.ts'
import { self } from './selection.ts'

/** One of the values that a list is put in order by. */
export interface SortKey {
  descending: boolean
  /** Steps to the record that has the value; none for the record itself. */
  steps: readonly PathStep[]
  /** Name of the table that has the value. */
  alias: string
  column: Pick<Column, 'name' | 'type' | 'lookup'>
  /** Records may be without the value; they come last, whichever the direction. */
  mayBeEmpty: boolean
}

const mostKeys = 3

/**
 * Reads an order such as `-placedAt,name` or `company.name`; a reference stands for the title of what it points to.
 * @throws Problem `query.unknown-field` or `query.not-sortable`
 */
export function parseSort(ctx: Ctx, object: ObjectDefinition, written = object.sort): SortKey[] {
  const words = written.split(',').filter((word) => word !== '')
  if (words.length === 0) return parseSort(ctx, object)
  if (words.length > mostKeys)
    throw unknownField('sort', `A list is put in order by at most ${mostKeys} fields.`)
  return words.map((word, index) => {
    const descending = word.startsWith('-')
    return { descending, ...keyAt(ctx, object, descending ? word.slice(1) : word, index) }
  })
}

function keyAt(ctx: Ctx, object: ObjectDefinition, path: string, index: number): Omit<SortKey, 'descending'> {
  const found = tryPath(object, path, ctx.registry)
  if ('problem' in found) throw unknownField('sort', found.problem)
  const { steps, object: owner, key, field } = found
  for (const step of steps) refuseHidden(ctx, step.kind === 'reference' ? step.from : step.to, step.via)
  if (key === 'id') {
    if (steps.length > 0) throw notSortable(owner, steps.at(-1)!.via)
    return { steps, alias: self, column: idColumn, mayBeEmpty: false }
  }
  refuseHidden(ctx, owner, key)
  if (field.kind === 'reference')
    return keyAt(ctx, object, `${path}.${ctx.registry.object(field.to).title}`, index)
  const column = toColumn(key, field)
  if (orderBy(column.lookup, '') === undefined) throw notSortable(owner, key)
  const alias = steps.length === 0 ? self : `sort_${index}_${steps.length - 1}`
  return { steps, alias, column, mayBeEmpty: steps.length > 0 || !(field.required || isAlwaysThere(key)) }
}

const idColumn = { name: 'id', type: 'uuid', lookup: 'value' } as const

const isAlwaysThere = (key: string): boolean => ['createdAt', 'updatedAt', 'version'].includes(key)

function refuseHidden(ctx: Ctx, object: ObjectDefinition, key: string): void {
  if (isHidden(ctx, object, key)) throw unknownField('sort', `${object.label} has no field “${key}”.`)
}

/** The column of a sort key as it stands in a statement. */
export const columnSqlOf = ({ alias, column }: SortKey): string =>
  `${quoteName(alias)}.${quoteName(column.name)}`

/** What the list is put in order by. */
export const orderSqlOf = (key: SortKey): string => orderBy(key.column.lookup, columnSqlOf(key))!

/** The same of a value from a cursor. */
export function orderOfValue({ column }: SortKey, value: string | null): RawBuilder<unknown> {
  const [before = '', after = ''] = orderBy(column.lookup, '|')!.split('|')
  return sql`${sql.raw(before)}${value}::${sql.raw(column.type)}${sql.raw(after)}`
}

/** The join condition of a step, between the tables named `from` and `to`. */
export function stepSql(step: PathStep, from: string, to: string): string {
  const pointing = step.kind === 'reference' ? step.from : step.to
  const pointer = quoteName(columnOf(step.via, pointing.fields[step.via]!))
  return step.kind === 'reference'
    ? `${quoteName(to)}.id = ${quoteName(from)}.${pointer}`
    : `${quoteName(to)}.${pointer} = ${quoteName(from)}.id`
}
