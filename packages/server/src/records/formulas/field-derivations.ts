import {
  computedStages,
  type FieldReading,
  type Hop,
  type ObjectDefinition,
  type Registry,
  readBy,
} from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { quoteName, toColumn } from '../columns/column.ts'
import { columnSql } from '../conditions/test-sql.ts'
import type { Ctx } from '../context.ts'
import type { Derivation, DerivationSource } from '../derived/derivation.ts'
import { compileFieldFormula } from './compile-formula.ts'
import { rollUpAggregate } from './compile-roll-up.ts'
import { formulaCompilation } from './live-fields.ts'

/** Computed fields that are kept, of one object, computed by one statement. */
interface Group {
  object: ObjectDefinition
  /** Relation that is rolled up; undefined for formulas. */
  over: string | undefined
  keys: string[]
}

const known = new WeakMap<Registry, readonly Derivation[]>()

/**
 * The derivations that follow from formulas and roll-ups, in an order in which each finds those it reads done. All formulas of an object that wait for
 * nothing of each other are one statement, all roll-ups over one relation another.
 */
export function fieldDerivations(registry: Registry): readonly Derivation[] {
  let derivations = known.get(registry)
  if (!derivations) {
    derivations = computedStages(registry).flatMap((stage, index) =>
      groupsOf(stage).map((group) => toDerivation(registry, group, index)),
    )
    known.set(registry, derivations)
  }
  return derivations
}

function groupsOf(stage: ReadonlyArray<{ object: ObjectDefinition; key: string }>): Group[] {
  const groups = new Map<string, Group>()
  for (const { object, key } of stage) {
    const field = object.fields[key]!
    if (field.live) continue
    const over = field.rollUp?.over
    const name = `${object.name} ${over ?? ''}`
    const group = groups.get(name) ?? { object, over, keys: [] }
    groups.set(name, group)
    group.keys.push(key)
  }
  return [...groups.values()]
}

function toDerivation(registry: Registry, group: Group, stage: number): Derivation {
  const { object, over, keys } = group
  const readings = keys.flatMap((key) => readBy(registry, object, key))
  return {
    name: `${over ?? 'formulas'} of ${object.name}, stage ${stage}`,
    object: object.name,
    fields: keys,
    sources: sourcesOf(readings, object, over === undefined),
    compute: (ctx, ids) =>
      over === undefined ? computeFormulas(ctx, group, ids) : computeRollUps(ctx, group, over, ids),
  }
}

/** What makes a record stale: a change of a field that is read, on the record itself or at the end of a way. */
function sourcesOf(
  readings: readonly FieldReading[],
  object: ObjectDefinition,
  ofItself: boolean,
): DerivationSource[] {
  const byWay = new Map<string, { way: readonly Hop[]; object: ObjectDefinition; fields: Set<string> }>()
  // A new record has its formulas computed even if they read nothing of its own.
  if (ofItself) byWay.set('', { way: [], object, fields: new Set() })
  for (const { way, object: at, key } of readings) {
    const name = way.map(({ kind, to, via }) => `${kind} ${to.name} ${via}`).join(', ')
    const source = byWay.get(name) ?? { way, object: at, fields: new Set() }
    byWay.set(name, source)
    source.fields.add(key)
  }
  return [...byWay.values()].map(({ way, object: at, fields }) => {
    const read = { object: at.name, fields: [...fields] }
    return way.length === 0 ? { ...read, self: true } : { ...read, way }
  })
}

function computeFormulas(ctx: Ctx, { object, keys }: Group, ids: RawBuilder<unknown>): RawBuilder<unknown> {
  const compilation = formulaCompilation(ctx)
  const place = { object, alias: 'computed_of' }
  const columns = keys.map((key) => named(object, key, compileFieldFormula(key, place, compilation)))
  return sql`select computed_of.id, ${sql.join(columns)} from ${sql.id(object.table)} as computed_of where computed_of.id in (${ids})`
}

function computeRollUps(
  ctx: Ctx,
  { object, keys }: Group,
  over: string,
  ids: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const compilation = formulaCompilation(ctx)
  const relation = ctx.registry.relation(object.name, over)!
  const columns = keys.map((key) => {
    const field = object.fields[key]!
    return named(object, key, rollUpAggregate(ctx, field.rollUp!, field, relation, 'summed', compilation))
  })
  const live = relation.object.bin ? sql` and summed.deleted_at is null` : sql``
  return sql`
    select computed_of.id, ${sql.join(columns)}
    from ${sql.id(object.table)} as computed_of
    left join ${sql.id(relation.object.table)} as summed
      on ${columnSql('summed', relation.via, relation.object.fields[relation.via]!)} = computed_of.id${live}
    where computed_of.id in (${ids})
    group by computed_of.id`
}

const named = (object: ObjectDefinition, key: string, value: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`${value} as ${sql.raw(quoteName(toColumn(key, object.fields[key]!).name))}`
