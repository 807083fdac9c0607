import {
  checkFormula,
  checkRollUp,
  computedProblem,
  createRegistry,
  type Field,
  FormulaError,
  type FormulaScope,
  fieldForFormula,
  fitToField,
  isComputed,
  isLive,
  labelOf,
  maySeeField,
  type ObjectDefinition,
  type Registry,
  readersOf,
  ruledBy,
} from '@regulars/model'
import { Problem } from '../../platform/problem.ts'
import type { Ctx } from '../context.ts'
import { isHidden } from '../read/access.ts'
import { doesNotFit } from './shape-problems.ts'

/** Whether the settings of a field say that it is computed. */
export const isComputedBy = (settings: Record<string, unknown>): boolean =>
  settings.formula !== undefined || settings.rollUp !== undefined

/** The definitions as they would be with a field. */
export interface Trial {
  registry: Registry
  object: ObjectDefinition
  field: Field
}

/**
 * The field that a formula or roll-up makes, tried in the definitions as they would be with it.
 *
 * @throws Problem `shape.bad-formula` saying what is wrong and where: it does not parse, types do not go together, it goes round in a circle, or it names
 *   what the actor may not see
 */
export function tryComputed(
  ctx: Ctx,
  object: ObjectDefinition,
  key: string,
  settings: Record<string, unknown>,
  called: Partial<Field> = {},
): Trial {
  const scope = {
    registry: ctx.registry,
    object,
    maySee: (of: ObjectDefinition, name: string) => !isHidden(ctx, of, name),
  }
  const made =
    settings.formula === undefined
      ? ofRollUp(settings.rollUp, scope)
      : ofFormula(String(settings.formula), scope)
  const kept = trialOf(ctx.registry, object, key, { ...called, ...made, readOnly: true } as Field)
  const live = isLive(kept.registry, kept.object, key)
  const trial = live ? trialOf(ctx.registry, object, key, { ...kept.field, live }) : kept
  const problem = computedProblem(trial.registry, trial.object, key) ?? brokenBy(ctx.registry, trial, key)
  if (problem) throw badFormula(problem, placeOf(settings))
  if (ctx.actor.kind !== 'system' && !maySeeField(ctx.actor.role, trial.registry, trial.object, key))
    throw badFormula(
      'It is computed from records that you may not all see, so you would not see the field either. Name other fields, or ask someone who manages roles.',
      placeOf(settings),
    )
  return trial
}

const placeOf = (settings: Record<string, unknown>): string =>
  settings.formula === undefined ? 'settings.rollUp' : 'settings.formula'

function ofFormula(formula: string, scope: FormulaScope): Field {
  const checked = checkFormula(formula, scope)
  if (!checked.ok) throw badFormula(checked.problem.problem, 'settings.formula', checked.problem)
  try {
    const field = fieldForFormula(checked.formula)
    fitToField(checked.formula, field)
    return { ...field, formula }
  } catch (error) {
    if (error instanceof FormulaError) throw badFormula(error.message, 'settings.formula', error.at)
    throw error
  }
}

function ofRollUp(json: unknown, scope: FormulaScope): Field {
  const checked = checkRollUp(json, scope)
  if (!checked.ok) {
    const { path, problem } = checked.problems[0]!
    throw badFormula(problem, path ? `settings.rollUp.${path}` : 'settings.rollUp')
  }
  return { ...checked.field, rollUp: checked.rollUp }
}

function trialOf(registry: Registry, object: ObjectDefinition, key: string, field: Field): Trial {
  const tried = { ...object, fields: { ...object.fields, [key]: field } }
  const objects = registry.objects.map((each) => (each.name === object.name ? tried : each))
  return { registry: createRegistry(objects), object: tried, field }
}

/** Another computed field that reads this one and could not be computed any more. */
function brokenBy(before: Registry, { registry, object }: Trial, key: string): string | undefined {
  for (const reader of readersOf(registry, object, key)) {
    const problem = computedProblem(registry, reader.object, reader.key)
    const was = before.object(reader.object.name)
    if (
      !problem ||
      !isComputed(reader.object.fields[reader.key]!) ||
      computedProblem(before, was, reader.key)
    )
      continue
    const label = labelOf(reader.key, reader.object.fields[reader.key]!)
    return `${label} of ${reader.object.labelPlural.toLowerCase()} is computed from this field and could not be any more: ${problem}`
  }
  return undefined
}

/** A formula or roll-up that cannot be computed; `from` and `to` mark the place in its text. */
function badFormula(title: string, field: string, at?: { from: number; to: number }): Problem {
  return new Problem('shape.bad-formula', {
    status: 422,
    title,
    field,
    faults: [{ field, message: title }],
    ...(at ? { extra: { from: at.from, to: at.to } } : {}),
  })
}

/** Refuses what a computed field cannot have. @throws Problem `shape.does-not-fit` */
export function requireNothingWritten(facts: { required: boolean; unique: boolean }): void {
  if (facts.required || facts.unique)
    throw doesNotFit(
      'This kind of field is never written by people, so nothing can be asked of what is written.',
      'Leave “required” and “unique” out.',
      facts.required ? 'required' : 'unique',
    )
}

const ruledElsewhere = ({ labelPlural }: ObjectDefinition): Problem =>
  doesNotFit(`A rule of ${labelPlural.toLowerCase()} reads it.`, 'Change or remove that rule first.', 'key')

/** Refuses to take away what other fields are computed from. @throws Problem `shape.does-not-fit` naming one of them */
export function requireNoReaders(registry: Registry, object: ObjectDefinition, key?: string): void {
  const reader = readersOf(registry, object, key).find(
    (each) => each.object.name !== object.name || (key !== undefined && each.key !== key),
  )
  const ruled = ruledBy(registry, object, key)
  if (ruled && !reader) throw ruledElsewhere(ruled)
  if (!reader) return
  const label = labelOf(reader.key, reader.object.fields[reader.key]!)
  throw doesNotFit(
    `${label} of ${reader.object.labelPlural.toLowerCase()} is computed from it.`,
    'Change or remove that field first.',
    'key',
  )
}
