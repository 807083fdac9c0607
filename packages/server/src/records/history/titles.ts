import type { ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { columnsOf } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { isHidden } from '../read/access.ts'
import { scopeSql } from '../write/scope.ts'

/** Titles of records by object and id. */
export type Titles = (object: string, id: string) => string | undefined

/** Looks up what records are called, also those in the bin; those that the actor may not see have no name. */
export async function titlesOf(ctx: Ctx, wanted: Iterable<{ object: string; id: string }>): Promise<Titles> {
  const idsByObject = new Map<string, Set<string>>()
  for (const { object, id } of wanted) {
    const ids = idsByObject.get(object) ?? new Set()
    idsByObject.set(object, ids.add(id))
  }
  const titles = new Map<string, string>()
  for (const [name, ids] of idsByObject) {
    const object = ctx.registry.find(name)
    if (object)
      for (const { id, title } of await readTitles(ctx, object, [...ids])) titles.set(`${name} ${id}`, title)
  }
  return (object, id) => titles.get(`${object} ${id}`)
}

async function readTitles(ctx: Ctx, object: ObjectDefinition, ids: readonly string[]) {
  const column = columnsOf(object).find(({ key }) => key === object.title)
  if (!column || isHidden(ctx, object, column.key)) return []
  const { rows } = await sql<{ id: string; title: string }>`
    select id, left(record.${sql.id(column.name)}::text, 200) as title from ${sql.table(object.table)} as record
    where id = any(${[...ids]}::uuid[]) and record.${sql.id(column.name)} is not null
      and (${scopeSql(ctx, object, 'read', 'record')})`.execute(ctx.db)
  return rows
}
