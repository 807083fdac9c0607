import { checkRule, type ObjectDefinition, type ObjectRule } from '@regulars/model'
import { sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import type { Ctx } from '../context.ts'
import { isHidden, reachSql, requireRead, visibleColumns } from '../read/access.ts'
import { noSuchField } from '../shape/shape-problems.ts'
import { ruleSql } from './rule-sql.ts'

/** A rule as it is sent; a new one has no id yet. */
export type GivenRule = Omit<ObjectRule, 'id'> & { id?: string | undefined }

/**
 * Reads the rules that an object is given.
 *
 * @throws Problem `shape.bad-formula` saying what is wrong where, `shape.no-such-field`
 */
export function rulesGiven(ctx: Ctx, object: ObjectDefinition, given: readonly GivenRule[]): ObjectRule[] {
  return given.map(({ id, formula, sentence, field }, index) => {
    requireRule(ctx, object, formula, `rules.${index}.formula`)
    if (field !== undefined && !Object.hasOwn(object.fields, field)) throw noSuchField(object, field)
    return { id: id ?? uuidV7(), formula, sentence, ...(field === undefined ? {} : { field }) }
  })
}

function requireRule(ctx: Ctx, object: ObjectDefinition, formula: string, place: string): void {
  const maySee = (of: ObjectDefinition, key: string) => !isHidden(ctx, of, key)
  const checked = checkRule(formula, { registry: ctx.registry, object, maySee })
  if (checked.ok) return
  const { problem, from, to } = checked.problem
  throw new Problem('shape.bad-formula', {
    status: 422,
    title: problem,
    field: place,
    faults: [{ field: place, message: problem }],
    extra: { from, to },
  })
}

/** What a rule would say of the records that one may see. */
export interface RulePreview {
  /** Records that break it, up to 10,000. They stay as they are until somebody changes them. */
  broken: number
  examples: { id: string; title: string }[]
}

const mostCounted = 10_000

/** How many records break a rule, with some of them. @throws Problem `shape.bad-formula` */
export async function previewRule(ctx: Ctx, object: ObjectDefinition, formula: string): Promise<RulePreview> {
  requireRead(ctx, object)
  requireRule(ctx, object, formula, 'formula')
  const rule = ruleSql(ctx, object, formula, 'ruled')!
  const title = visibleColumns(ctx, object).find(({ key }) => key === object.title)
  const { rows } = await sql<{ id: string; title: string | null }>`
    select ruled.id, ${title ? sql`left(ruled.${sql.id(title.name)}::text, 200)` : sql`null::text`} as title from ${sql.table(object.table)} as ruled
    where ${sql.join([sql`(${rule}) is false`, ...reachSql(ctx, object, 'ruled')], sql` and `)} limit ${sql.lit(mostCounted)}`.execute(
    ctx.db,
  )
  const examples = rows.slice(0, 5).map(({ id, title: called }) => ({ id, title: called ?? object.label }))
  return { broken: rows.length, examples }
}
