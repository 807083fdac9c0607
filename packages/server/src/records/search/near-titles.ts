import type { ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { anyOf, foldedSql, holding, searchedTitle, shownSql } from './found-in.ts'
import type { NearWord } from './search-words.ts'

/** So many records that hold a half of each word are compared. */
const compared = 1000

/** How alike a word and the nearest part of a title must be to be judged letter by letter, 0–1 by the trigrams they share. */
const alikeFrom = 0.3

/**
 * The records of one object whose titles may match but for typing errors, the most alike first. With one error, one of the halves of a word is as it
 * should be, at the beginning or at the end of a word, which an index of words finds. Undefined where titles are not searched.
 */
export function nearTitles(
  ctx: Ctx,
  object: ObjectDefinition,
  words: readonly NearWord[],
  limit: number,
  place: number,
): RawBuilder<unknown> | undefined {
  const column = searchedTitle(ctx, object)
  if (!column) return undefined
  const title = foldedSql(column)
  const halves = words.map(({ patterns }) => anyOf([title], patterns))
  const held = holding(ctx, object, sql`${sql.join(halves, sql` and `)}`, sql`true`)
  const alike = words.map(({ word }) => sql`word_similarity(${word}, ${title})`)
  return sql`(
    with held as materialized (${held} limit ${sql.lit(compared)}),
    alike as materialized (
      select self.id, array[${sql.join(alike)}] as each
      from held join ${sql.id(object.table)} as self on self.id = held.id
    ),
    hit as (
      select id, 3 as way from alike where ${sql.lit(alikeFrom)} <= all (each)
      order by (select sum(word) from unnest(each) as word) desc, id limit ${sql.lit(limit)}
    )
    ${shownSql(ctx, object, place)}
  )`
}
