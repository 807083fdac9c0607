import type { ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { orderBy } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { isHidden } from './access.ts'
import { type ColumnAt, columnAt, written } from './column-at.ts'
import { notSortable, unknownField } from './problems.ts'

/** One of the values that a list is put in order by. */
export interface SortKey {
  at: ColumnAt
  descending: boolean
  /** Records may be without the value; they come last, whichever the direction. */
  mayBeEmpty: boolean
}

const mostKeys = 3

/**
 * Reads an order such as `-placedAt,name` or `company.name`; a reference stands for the title of what it points to.
 * @throws Problem `query.unknown-field` or `query.not-sortable`
 */
export function parseSort(ctx: Ctx, object: ObjectDefinition, sort = ''): SortKey[] {
  const words = sort.split(',').filter((word) => word !== '')
  if (words.length === 0) return parseSort(ctx, object, defaultSort(ctx, object))
  if (words.length > mostKeys)
    throw unknownField('sort', `A list is put in order by at most ${mostKeys} fields.`)
  return words.map((word, index) => {
    const descending = word.startsWith('-')
    const at = sortedBy(ctx, object, descending ? word.slice(1) : word, `sort_${index}`)
    return { at, descending, mayBeEmpty: at.steps.length > 0 || !isAlwaysThere(at) }
  })
}

/** The order when nobody asked for another; a role that hides a field of it gets the newest first, or else any lasting order. */
function defaultSort(ctx: Ctx, object: ObjectDefinition): string {
  const shown = (sort: string) => sort.split(',').every((word) => isShown(ctx, object, word.replace('-', '')))
  return [object.sort, '-createdAt'].find(shown) ?? 'id'
}

function isShown(ctx: Ctx, object: ObjectDefinition, key: string): boolean {
  if (isHidden(ctx, object, key)) return false
  const field = object.fields[key]
  if (field?.kind !== 'reference') return true
  const target = ctx.registry.object(field.to)
  return isShown(ctx, target, target.title)
}

function sortedBy(ctx: Ctx, object: ObjectDefinition, path: string, prefix: string): ColumnAt {
  const at = columnAt(ctx, object, path, prefix, 'sort')
  if (at.field.kind === 'reference' && at.key !== 'id')
    return sortedBy(ctx, object, `${path}.${ctx.registry.object(at.field.to).title}`, prefix)
  if (orderBy(at.column.lookup, '') === undefined) throw notSortable(at.object, at.key)
  return at
}

const isAlwaysThere = ({ key, field }: ColumnAt): boolean =>
  field.required === true || ['createdAt', 'updatedAt', 'version'].includes(key)

/** What the list is put in order by. */
export const orderSqlOf = ({ at }: SortKey): string => orderBy(at.column.lookup, written(at))!

/** The same of a value from a cursor. */
export function orderOfValue({ at: { column } }: SortKey, value: string | null): RawBuilder<unknown> {
  const [before = '', after = ''] = orderBy(column.lookup, '|')!.split('|')
  return sql`${sql.raw(before)}${value}::${sql.raw(column.type)}${sql.raw(after)}`
}
