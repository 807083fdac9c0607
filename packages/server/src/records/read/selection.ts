import { both, type Condition, type ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import { isUuid } from '../../platform/uuid.ts'
import type { CompileOptions } from '../conditions/compilation.ts'
import { compileCondition } from '../conditions/compile.ts'
import { noSuchSegment } from '../conditions/problems.ts'
import type { Ctx } from '../context.ts'
import { compileOptions, reachSql } from './access.ts'
import { loadSegments } from './segments.ts'

/** Which records are meant. */
export interface Selection {
  filter?: Condition
  /** Id of a segment whose condition must be satisfied too; for contacts. */
  segment?: string
  /** True for the bin instead of what is outside it. */
  deleted?: boolean
}

/** The name of the object's own table in every statement of the read path. */
export const self = 'self'

/**
 * The `where` of a selection: bin, what the actor may see, filter and segment.
 *
 * @param looksAt `few` when the statement stops after a page, `all` when it goes through everything
 */
export async function whereSql(
  ctx: Ctx,
  object: ObjectDefinition,
  selection: Selection,
  looksAt: CompileOptions['looksAt'],
): Promise<RawBuilder<boolean>> {
  const condition = conditionOf(object, selection)
  const parts = reachSql(ctx, object, self, selection.deleted)
  if (condition) {
    const segment = await loadSegments(ctx, condition)
    parts.push(compileCondition(condition, compileOptions(ctx, object, self, segment, looksAt)))
  }
  return parts.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(parts, sql` and `)}`
}

/** Filter and segment as one condition; undefined when neither asks anything. */
export function conditionOf(object: ObjectDefinition, { filter, segment }: Selection): Condition | undefined {
  if (segment === undefined) return filter
  if (object.name !== 'contact') throw segmentsAreOfContacts(object)
  if (!isUuid(segment)) throw noSuchSegment()
  return both(filter, { segment })
}

function segmentsAreOfContacts(object: ObjectDefinition): Problem {
  return new Problem('condition.segment-of-contacts', {
    status: 422,
    title: `Segments are groups of people, so ${object.labelPlural.toLowerCase()} cannot be listed by one.`,
    mend: 'Leave the segment out.',
    field: 'segment',
  })
}
