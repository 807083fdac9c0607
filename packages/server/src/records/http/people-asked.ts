import { z } from 'zod'
import { Problem } from '../../platform/problem.ts'
import type { Ctx } from '../context.ts'
import type { PeopleSelection } from '../read/selected-people.ts'
import { readCondition } from './read-filter.ts'

/** Which people a request means, for bodies of verbs that work on many of them. */
export const peopleAsked = {
  object: z
    .string()
    .max(60)
    .default('contact')
    .describe('Object of the selected records; other than people, whoever these belong to is meant.'),
  ids: z.array(z.uuid()).max(10_000).optional().describe('The selected records.'),
  filter: z.unknown().optional().describe('In place of ids: a condition; { "all": [] } means everybody.'),
  segment: z.uuid().optional().describe('In place of ids, or beside the filter: people in a segment.'),
}

/** As it was asked. */
export interface PeopleAsked {
  object: string
  ids?: string[] | undefined
  filter?: unknown
  segment?: string | undefined
}

/**
 * Reads which people are meant.
 * @throws Problem `request.invalid` when it is not said, `condition.not-readable`, `people.unknown-object`
 */
export function readPeopleAsked(
  ctx: Ctx,
  { object: name, ids, filter, segment }: PeopleAsked,
): PeopleSelection {
  const object = ctx.registry.find(name)
  if (!object) throw noSuchObject(name)
  const asksByCondition = filter !== undefined || segment !== undefined
  if ((ids !== undefined) === asksByCondition) throw whichPeople()
  if (ids) return { object, of: { ids } }
  const read = filter === undefined ? {} : { filter: readCondition(ctx, object, filter, 'filter') }
  return { object, of: { ...read, ...(segment === undefined ? {} : { segment }) } }
}

const noSuchObject = (name: string): Problem =>
  new Problem('people.unknown-object', {
    status: 422,
    title: `There is no object “${name}”.`,
    field: 'object',
  })

const whichPeople = (): Problem =>
  new Problem('request.invalid', {
    status: 422,
    title: 'Say which people: either "ids", or "filter" and "segment".',
    mend: 'The filter { "all": [] } means everybody.',
    field: 'filter',
  })
