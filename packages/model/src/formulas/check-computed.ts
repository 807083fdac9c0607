import { labelOf, type ObjectDefinition } from '../define-object.ts'
import type { Registry } from '../registry.ts'
import { checkRollUp } from './check-roll-up.ts'
import { circleFrom, isComputed, isLive, readBy, sayCircle } from './computed-fields.ts'
import { formulaOf } from './formulas-of.ts'

const known = new WeakMap<Registry, Map<string, string | undefined>>()

/** What is wrong with the definition of a computed field, as a sentence with the mend; undefined when all is well. */
export const computedProblem = (
  registry: Registry,
  object: ObjectDefinition,
  key: string,
): string | undefined => brokenProblem(registry, object, key) ?? liveProblem(registry, object, key)

/** Why a computed field cannot be computed, as a sentence with the mend; undefined when it can. */
export function brokenProblem(registry: Registry, object: ObjectDefinition, key: string): string | undefined {
  const problems = known.get(registry) ?? new Map<string, string | undefined>()
  known.set(registry, problems)
  const name = `${object.name}.${key}`
  if (!problems.has(name)) problems.set(name, findProblem(registry, object, key))
  return problems.get(name)
}

function findProblem(registry: Registry, object: ObjectDefinition, key: string): string | undefined {
  const field = object.fields[key]
  if (field?.formula !== undefined) {
    const checked = formulaOf(registry, object, key)
    if (!checked.ok) return checked.problem.problem
  }
  if (field?.rollUp) {
    const checked = checkRollUp(field.rollUp, { registry, object })
    if (!checked.ok) return checked.problems[0]?.problem
    if (checked.field.kind !== field.kind && !(checked.field.kind === 'number' && field.kind === 'money'))
      return `This roll-up makes a ${checked.field.kind}, and the field is a ${field.kind}.`
  }
  const circle = circleFrom(registry, object, key)
  return circle && sayCircle(circle)
}

/** Whether a field is kept or computed at read stands in its definition, so that its table can be made from that alone; it must be so. */
function liveProblem(registry: Registry, object: ObjectDefinition, key: string): string | undefined {
  const field = object.fields[key]!
  if (isLive(registry, object, key) === (field.live ?? false)) return undefined
  return field.live
    ? `${labelOf(key, field)} does not change with the time, so it can be kept. Take “live” away.`
    : `${labelOf(key, field)} changes with the time alone, so it cannot be kept. Make it “live”, or name no field that changes with the time.`
}

/** All computed fields that can be computed, in an order in which each finds those it reads done: fields of one stage do not read one another. */
export function computedStages(
  registry: Registry,
): ReadonlyArray<ReadonlyArray<{ object: ObjectDefinition; key: string }>> {
  const stages: { object: ObjectDefinition; key: string }[][] = []
  const stageOf = new Map<string, number>()
  for (const object of registry.objects)
    for (const [key, field] of Object.entries(object.fields)) {
      if (!isComputed(field) || brokenProblem(registry, object, key)) continue
      const stage = findStage(registry, object, key, stageOf)
      stages[stage] ??= []
      stages[stage].push({ object, key })
    }
  return stages
}

function findStage(
  registry: Registry,
  object: ObjectDefinition,
  key: string,
  known: Map<string, number>,
): number {
  const name = `${object.name}.${key}`
  const found = known.get(name)
  if (found !== undefined) return found
  const before = readingStages(registry, object, key, known)
  const stage = before.length === 0 ? 0 : Math.max(...before) + 1
  known.set(name, stage)
  return stage
}

function readingStages(
  registry: Registry,
  object: ObjectDefinition,
  key: string,
  known: Map<string, number>,
): number[] {
  return computedReadings(registry, object, key).map((read) =>
    findStage(registry, read.object, read.key, known),
  )
}

const computedReadings = (registry: Registry, object: ObjectDefinition, key: string) =>
  readBy(registry, object, key).filter((read) => isComputed(read.object.fields[read.key]!))
