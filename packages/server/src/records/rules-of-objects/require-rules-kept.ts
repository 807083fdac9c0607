import { type ObjectDefinition, propertyOf } from '@regulars/model'
import { sql } from 'kysely'
import type { ChangeSetKind, OpenChangeSet } from '../change-sets/change-set.ts'
import { changeSetOf } from '../change-sets/open-change-set.ts'
import type { Ctx } from '../context.ts'
import { invalidValues } from '../write/write-problems.ts'
import { type CompiledRule, compiledRules } from './rule-sql.ts'

/**
 * Change sets that rules bind: what people, their programs and forms write. An import rejects the rows that break one by itself; an undo brings back what was; and our own
 * verbs cannot know what users ask of their records.
 */
const bound: ReadonlySet<ChangeSetKind> = new Set(['edit', 'bulkEdit', 'merge', 'form', 'api'])

const mostNamed = 50

/**
 * Makes sure at the end of a change set that every record it made or changed keeps the rules of its object: whichever way it was written.
 *
 * @throws Problem `record.invalid` with the sentence of the rule
 */
export async function requireRulesKept(ctx: Ctx): Promise<void> {
  const changeSet = changeSetOf(ctx)
  if (!bound.has(changeSet.kind)) return
  for (const [name, counts] of Object.entries(changeSet.counts)) {
    const object = ctx.registry.find(name)
    if (!object?.rules?.length || !(counts.created || counts.updated || counts.restored)) continue
    const rules = compiledRules(ctx, object, 'ruled')
    if (rules.length > 0) await requireKept(ctx, object, rules, changeSet)
  }
}

interface BrokenRow {
  id: string
  broken: boolean[]
}

async function requireKept(
  ctx: Ctx,
  object: ObjectDefinition,
  rules: readonly CompiledRule[],
  { id: changeSetId, places }: OpenChangeSet,
): Promise<void> {
  const broken = rules.map((rule) => sql`((${rule.sql}) is false)`)
  const { rows } = await sql<BrokenRow>`
    select ruled.id, array[${sql.join(broken)}] as broken from ${sql.table(object.table)} as ruled
    where ruled.id in (
      select id from ${sql.table(object.table)} where change_set_id = ${changeSetId}
      union select record_id from change where change_set_id = ${changeSetId} and object = ${object.name}
    ) ${object.bin ? sql`and ruled.deleted_at is null` : sql``} and (${sql.join(broken, sql` or `)})
    limit ${sql.lit(mostNamed)}`.execute(ctx.db)
  if (rows.length === 0) return
  throw invalidValues(
    rows.flatMap((row) =>
      rules
        .filter((_, index) => row.broken[index])
        .map((rule) => faultOfRule(object, rule, places.get(row.id) ?? '')),
    ),
  )
}

function faultOfRule(object: ObjectDefinition, { field: key, sentence }: CompiledRule, at: string) {
  const field = key === undefined ? undefined : object.fields[key]
  const name = key && field ? propertyOf(key, field) : ''
  return { field: `${at}${name}`.replace(/\.$/, ''), message: sentence }
}
