import { columnOf, type Field, type ObjectDefinition, type PathStep, tryPath } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { type Column, quoteName, toColumn } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { readTable } from '../formulas/live-fields.ts'
import { isHidden, reachSql } from './access.ts'
import { unknownField } from './problems.ts'
import { self } from './selection.ts'

/** A column at the end of a path, in a statement that joins its way there. */
export interface ColumnAt {
  /** Steps to the record that has it; none for the record itself. */
  steps: readonly PathStep[]
  /** The tables on the way are called `<prefix>_0`, `<prefix>_1` … */
  prefix: string
  object: ObjectDefinition
  key: string
  field: Field
  column: Pick<Column, 'name' | 'property' | 'type' | 'lookup'>
}

const idColumn = { name: 'id', property: 'id', type: 'uuid', lookup: 'value' } as const

/**
 * The column that a path leads to.
 *
 * @param parameter what the path came in, for the problem
 * @throws Problem `query.unknown-field` when it leads nowhere, or to or over what the actor may not see
 */
export function columnAt(
  ctx: Ctx,
  object: ObjectDefinition,
  path: string,
  prefix: string,
  parameter: string,
): ColumnAt {
  const found = tryPath(object, path, ctx.registry)
  if ('problem' in found) throw unknownField(parameter, found.problem)
  const { steps, object: owner, key, field } = found
  const passed = steps.map((step) => [step.kind === 'reference' ? step.from : step.to, step.via] as const)
  for (const [where, name] of [...passed, [owner, key] as const]) {
    if (isHidden(ctx, where, name))
      throw unknownField(parameter, `${where.label} has no field “${name.slice(0, 60)}”.`)
  }
  const column = key === 'id' ? idColumn : toColumn(key, field)
  return { steps, prefix, object: owner, key, field, column }
}

/** The name of the table that has the column. */
const tableOf = ({ steps, prefix }: ColumnAt): string =>
  steps.length === 0 ? self : `${prefix}_${steps.length - 1}`

/** The column as it stands in a statement; or another one of the same record. */
export const written = (at: ColumnAt, name: string = at.column.name): string =>
  `${quoteName(tableOf(at))}.${quoteName(name)}`

/** The joins that lead to a column. What the actor may not see is as if it were not there. */
export function joinsTo(
  ctx: Ctx,
  { steps, prefix }: ColumnAt,
  kind: 'join' | 'left join',
): RawBuilder<unknown>[] {
  return steps.map((step, index) => {
    const alias = `${prefix}_${index}`
    const joined = sql.raw(stepSql(step, index === 0 ? self : `${prefix}_${index - 1}`, alias))
    const on = sql.join([joined, ...reachSql(ctx, step.to, alias)], sql` and `)
    return sql`${sql.raw(kind)} ${readTable(ctx, step.to, alias)} on ${on}`
  })
}

/** The join condition of a step, between the tables named `from` and `to`. */
export function stepSql(step: PathStep, from: string, to: string): string {
  const pointing = step.kind === 'reference' ? step.from : step.to
  const pointer = quoteName(columnOf(step.via, pointing.fields[step.via]!))
  return step.kind === 'reference'
    ? `${quoteName(to)}.id = ${quoteName(from)}.${pointer}`
    : `${quoteName(to)}.${pointer} = ${quoteName(from)}.id`
}
