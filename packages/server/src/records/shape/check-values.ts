import { type Field, type ObjectDefinition, optionsOf } from '@regulars/model'
import { sql } from 'kysely'
import { toColumn } from '../columns/column.ts'
import { comparedAs } from '../columns/unique-value.ts'
import type { Ctx } from '../context.ts'
import { valuesInTheWay } from './shape-problems.ts'

/** Makes sure that no value is there twice. @throws Problem `shape.values-in-the-way` naming one that is */
export async function requireUnique(
  ctx: Ctx,
  object: ObjectDefinition,
  key: string,
  field: Field,
): Promise<void> {
  const column = toColumn(key, field)
  const value = comparedAs(column, sql.id(column.name))
  const { rows } = await sql<{ value: string; count: number }>`
    select (array_agg(${sql.id(column.name)}))[1]::text as value, count(*)::integer as count from ${sql.table(object.table)}
    where ${sql.id(column.name)} is not null ${object.bin ? sql`and deleted_at is null` : sql``}
    group by ${value} having count(*) > 1 order by count(*) desc limit 1`.execute(ctx.db)
  const [twin] = rows
  if (!twin) return
  throw valuesInTheWay(
    `“${twin.value}” stands in ${twin.count.toLocaleString('en')} ${object.labelPlural.toLowerCase()}, so it is not different for each.`,
    'Change or merge those first.',
    'unique',
  )
}

/** Makes sure that no record has an option which is to go. @throws Problem `shape.values-in-the-way` */
export async function requireOptionsFree(
  ctx: Ctx,
  object: ObjectDefinition,
  key: string,
  before: Field,
  after: Field,
): Promise<void> {
  const kept = new Set(optionsOf(after).map(({ value }) => value))
  const gone = optionsOf(before).filter(({ value }) => !kept.has(value))
  if (gone.length === 0) return
  const column = sql.id(toColumn(key, before).name)
  const values = sql`${gone.map(({ value }) => value)}::text[]`
  const holds = before.kind === 'multiSelect' ? sql`${column} && ${values}` : sql`${column} = any(${values})`
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select from ${sql.table(object.table)} where ${holds} limit 10000
    ) as held`.execute(ctx.db)
  const count = rows[0]?.count ?? 0
  if (count === 0) return
  const many = count >= 10_000 ? '10,000 or more' : count.toLocaleString('en')
  throw valuesInTheWay(
    `${many} ${object.labelPlural.toLowerCase()} have ${gone.map(({ label }) => `“${label}”`).join(' or ')}.`,
    'Give them another option first, or only rename this one.',
    'settings.options',
    { count },
  )
}
