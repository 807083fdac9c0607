import { type ObjectDefinition, scopeOf } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import type { Ctx } from '../context.ts'
import { runStatement } from '../read/statement.ts'
import { foundIn, isSearched } from './found-in.ts'
import { type Candidate, inOrder, mistyped } from './judge-found.ts'
import { nearTitles } from './near-titles.ts'
import { type NearWord, searchWords } from './search-words.ts'

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

/** With so few found as it was written, what it may have been meant to be is looked for too. */
const few = 5

/**
 * Finds records of any object by what people remember of them: parts of a name, an address, a number; accents and capitals aside. Exact
 * matches come first, then titles that begin with the text, then titles with all words, then the rest, newest first where there are many; where little is
 * found, also titles that would match but for a typing error.
 *
 * @throws Problem `search.unknown-object`
 */
export async function search(ctx: Ctx, text: string, options: SearchOptions = {}): Promise<Found[]> {
  const words = searchWords(text)
  const objects = searchedObjects(ctx, options.objects).filter((object) => isSearched(ctx, object))
  if (!words || objects.length === 0) return []
  const limit = options.limit ?? 20
  const parts = objects.map((object, index) => foundIn(ctx, object, words, limit, index))
  const found = inOrder(await runStatement(ctx, together(parts), 'once'), words).slice(0, limit)
  const isEnough = found.length >= Math.min(few, limit) || !words.near
  const further = isEnough ? [] : await searchNear(ctx, objects, words.near!, limit)
  const isKnown = new Set(found.map(({ id }) => id))
  return [...found, ...further.filter(({ id }) => !isKnown.has(id))]
    .slice(0, limit)
    .map(({ object, id, title, subtitle }) => ({ object, id, title, subtitle }))
}

async function searchNear(
  ctx: Ctx,
  objects: readonly ObjectDefinition[],
  words: readonly NearWord[],
  limit: number,
): Promise<Candidate[]> {
  const parts = objects.flatMap((object, index) => nearTitles(ctx, object, words, limit * 3, index) ?? [])
  return parts.length === 0 ? [] : mistyped(await runStatement(ctx, together(parts), 'once'), words)
}

/** Objects of which the actor may see something. */
function searchedObjects(ctx: Ctx, names: readonly string[] | undefined): ObjectDefinition[] {
  const all = names?.map((name) => ctx.registry.find(name) ?? unknownObject(name)) ?? ctx.registry.objects
  return all.filter((object) => scopeOf(ctx.actor.role, object.name, 'read') !== 'none')
}

const together = (parts: readonly RawBuilder<unknown>[]): RawBuilder<Candidate> =>
  sql<Candidate>`${sql.join(parts, sql` union all `)}`

function unknownObject(name: string): never {
  throw new Problem('search.unknown-object', {
    status: 400,
    title: `There is no object named “${name.slice(0, 60)}”.`,
    field: 'objects',
  })
}
