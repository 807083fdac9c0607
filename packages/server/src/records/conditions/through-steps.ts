import type { PathStep } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import type { Compilation, Place } from './compilation.ts'
import { columnSql } from './test-sql.ts'
import { refuseHidden, visibleSql } from './visible.ts'

/** `exists (…)`: the steps lead to a record that may be seen and of which the test is true. */
export function throughSteps(
  steps: readonly PathStep[],
  alias: string,
  compilation: Compilation,
  test: (alias: string) => RawBuilder<boolean>,
): RawBuilder<boolean> {
  const [step, ...further] = steps
  if (!step) return test(alias)
  const { place, joined } = takeStep(step, alias, compilation)
  const inner = throughSteps(further, place.alias, compilation, test)
  const all = sql.join([joined, ...visibleSql(place, compilation), inner], sql` and `)
  return sql`exists (select 1 from ${sql.id(place.object.table)} as ${sql.id(place.alias)} where ${all})`
}

/** The value at the end of the steps as a scalar; null where they lead to nothing. */
export function valueThroughSteps(
  steps: readonly PathStep[],
  alias: string,
  compilation: Compilation,
  value: (alias: string) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const [step, ...further] = steps
  if (!step) return value(alias)
  const { place, joined } = takeStep(step, alias, compilation)
  const inner = valueThroughSteps(further, place.alias, compilation, value)
  const all = sql.join([joined, ...visibleSql(place, compilation)], sql` and `)
  return sql`(select ${inner} from ${sql.id(place.object.table)} as ${sql.id(place.alias)} where ${all})`
}

function takeStep(
  step: PathStep,
  alias: string,
  compilation: Compilation,
): { place: Place; joined: RawBuilder<boolean> } {
  const there = compilation.newAlias()
  // By reference the row here points to the row there; by a one-relation the row there points here.
  const here = step.kind === 'reference'
  const pointing = here ? step.from : step.to
  refuseHidden(pointing, step.via, compilation)
  const pointer = columnSql(here ? alias : there, step.via, pointing.fields[step.via]!)
  return {
    place: { object: step.to, alias: there },
    joined: sql`${sql.id(here ? there : alias, 'id')} = ${pointer}`,
  }
}
