import { type ObjectDefinition, scopeOf } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import type { Ctx } from '../context.ts'
import { runStatement } from '../read/statement.ts'
import { foundIn, isSearched } from './found-in.ts'
import { searchWords } from './search-words.ts'

/** A record that was found. */
export interface Found {
  object: string
  id: string
  title: string
  /** What tells it from others of the same name: an address, a number, whom it belongs to. */
  subtitle: string | null
}

/** What is searched. */
export interface SearchOptions {
  /** Names of objects; default all that have something to be searched. */
  objects?: readonly string[]
  /** Default 20. */
  limit?: number
}

/**
 * Finds records of any object by what people remember of them: parts of a name, an address, a number; accents and capitals aside. Exact
 * matches come first, then titles that begin with the text, then titles with all words, then the rest.
 *
 * @throws Problem `search.unknown-object`
 */
export async function search(ctx: Ctx, text: string, options: SearchOptions = {}): Promise<Found[]> {
  const words = searchWords(text)
  const objects = searchedObjects(ctx, options.objects).filter((object) => isSearched(ctx, object))
  if (!words || objects.length === 0) return []
  const limit = options.limit ?? 20
  const parts = objects.map((object, index) => foundIn(ctx, object, words, limit, index))
  // Planned for each search it would be planned longer than it runs.
  return runStatement(ctx, together(parts, limit), true)
}

/** Objects of which the actor may see something. */
function searchedObjects(ctx: Ctx, names: readonly string[] | undefined): ObjectDefinition[] {
  const all = names?.map((name) => ctx.registry.find(name) ?? unknownObject(name)) ?? ctx.registry.objects
  return all.filter((object) => scopeOf(ctx.actor.role, object.name, 'read') !== 'none')
}

function together(parts: RawBuilder<unknown>[], limit: number): RawBuilder<Found> {
  return sql<Found>`
    select object, id, title, subtitle from (${sql.join(parts, sql` union all `)}) as found
    order by rank, place, title collate "C", id
    limit ${sql.lit(limit)}`
}

function unknownObject(name: string): never {
  throw new Problem('search.unknown-object', {
    status: 400,
    title: `There is no object named “${name.slice(0, 60)}”.`,
    field: 'objects',
  })
}
