import type { ObjectDefinition } from '../define-object.ts'
import type { Registry } from '../registry.ts'
import { type CheckedFormula, checkFormula } from './check/check-formula.ts'
import { fitToField } from './result-field.ts'
import { FormulaError } from './syntax.ts'

const known = new WeakMap<Registry, Map<string, CheckedFormula>>()

/**
 * The formula of a field, ready to be computed and yielding what the field holds; or what is wrong with it, which happens when a field that it names
 * is gone. Read once for each registry.
 */
export function formulaOf(registry: Registry, object: ObjectDefinition, key: string): CheckedFormula {
  const formulas = known.get(registry) ?? new Map<string, CheckedFormula>()
  known.set(registry, formulas)
  const name = `${object.name}.${key}`
  const found = formulas.get(name) ?? readFormula(registry, object, key)
  formulas.set(name, found)
  return found
}

function readFormula(registry: Registry, object: ObjectDefinition, key: string): CheckedFormula {
  const field = object.fields[key]
  if (field?.formula === undefined) throw new RangeError(`${object.name}.${key} is no formula.`)
  const checked = checkFormula(field.formula, { registry, object })
  if (!checked.ok) return checked
  try {
    return { ok: true, formula: fitToField(checked.formula, field) }
  } catch (error) {
    if (error instanceof FormulaError) return { ok: false, problem: error.at }
    throw error
  }
}
