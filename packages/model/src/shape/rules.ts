/** Rules that the records of an object must keep: formulas that say yes or no, each with the sentence for whoever breaks it. */
import { labelOf, type ObjectDefinition } from '../define-object.ts'
import { type CheckedFormula, checkFormula, type FormulaScope } from '../formulas/check/check-formula.ts'
import { isComputed } from '../formulas/computed-fields.ts'
import { formulaReadings } from '../formulas/readings.ts'
import type { Registry } from '../registry.ts'
import type { ObjectRule } from './object-rule.ts'

/** The rules in a stored value; what cannot be read as one is left out. */
export function storedRules(json: unknown): readonly ObjectRule[] {
  if (!Array.isArray(json)) return []
  return json.filter((each): each is ObjectRule => {
    const { id, formula, sentence } = Object(each) as Record<string, unknown>
    return [id, formula, sentence].every((part) => typeof part === 'string' && part !== '')
  })
}

/**
 * Settles the formula of a rule. It may read the fields that people write, also of records pointed to; what is computed from other records would make a record break a
 * rule that nobody touched.
 */
export function checkRule(formula: string, scope: FormulaScope): CheckedFormula {
  const checked = checkFormula(formula, scope)
  if (!checked.ok) return checked
  const whole = { from: 0, to: formula.length }
  if (checked.formula.type.type !== 'yesNo')
    return {
      ok: false,
      problem: { problem: 'A rule says yes or no. Compare something, such as price > 0.', ...whole },
    }
  const computed = formulaReadings(checked.formula, scope.object, scope.registry).find(({ object, key }) => {
    const field = object.fields[key]
    return field !== undefined && isComputed(field)
  })
  if (!computed) return checked
  const label = labelOf(computed.key, computed.object.fields[computed.key]!)
  return {
    ok: false,
    problem: { problem: `${label} is computed. A rule reads fields that people write.`, ...whole },
  }
}

/** Objects with a rule that reads a field; of any field of the object, when none is named. */
export function ruledBy(
  registry: Registry,
  object: ObjectDefinition,
  key?: string,
): ObjectDefinition | undefined {
  return registry.objects.find((other) =>
    other.rules?.some(({ formula }) => {
      const checked = checkFormula(formula, { registry, object: other })
      const reads = checked.ok ? formulaReadings(checked.formula, other, registry) : []
      return reads.some(
        (reading) =>
          reading.object.name === object.name &&
          (key === undefined ? other.name !== object.name : reading.key === key),
      )
    }),
  )
}
