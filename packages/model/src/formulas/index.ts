/**
 * The formula language: a small typed language for fields whose value follows from others. A formula is text; `checkFormula` reads it, settles names
 * and types, and says what is wrong where. What is accepted cannot fail: `evaluateFormula` computes it for one record, the server's `compileFormula`
 * in SQL, and both agree, to the last place. Its laws:
 *
 * - Numbers are exact decimals with 20 places; only what is kept in a column is rounded to what the column holds. Amounts are counted in minor units,
 *   exactly, and rounded half away from zero when they are kept. A plain number beside an amount is one in whole units: `total > 100`.
 * - Amounts of different currencies are never put together: where they differ, the result is blank.
 * - A blank in arithmetic or in a function makes the result blank, as does a division by zero, a day that the calendar does not have, and a number
 *   of 10³⁰ or more. Texts put together leave blanks out. Least and greatest pass blanks over.
 * - A comparison with a blank does not hold; `!=` is the opposite of `=`. Conditions are yes or no, never blank: a blank counts as no.
 * - Texts are equal but for capitals; `contains`, `starts_with` and `ends_with` also pass over accents.
 * - Days begin in the time zone of the business. A path that leads to no record, or to one in the bin, is blank.
 */
export { type CheckedFormula, checkFormula, type FormulaScope } from './check/check-formula.ts'
export { brokenProblem, computedProblem, computedStages } from './check-computed.ts'
export { type CheckedRollUp, canRollUp, checkRollUp, type RollUpProblem } from './check-roll-up.ts'
export { type Completion, callAt, completeFormula, type OpenCall } from './complete-formula.ts'
export {
  type Circle,
  circleFrom,
  isComputed,
  isLive,
  isTimely,
  readBy,
  readersOf,
  sayCircle,
} from './computed-fields.ts'
export { writeDecimal } from './decimal.ts'
export { describeFormula } from './describe-formula.ts'
export { type EvaluateFormulaOptions, evaluateFormula } from './evaluate-formula.ts'
export {
  type EvaluateRollUpOptions,
  evaluateRollUp,
  mostRolledUp,
  rollUpCondition,
} from './evaluate-roll-up.ts'
export { typeOfField } from './field-types.ts'
export type { FormulaType, FormulaTypeName } from './formula-type.ts'
export { formulaOf } from './formulas-of.ts'
export { type FormulaFunction, signatureOf } from './functions/function.ts'
export { formulaFunctions } from './functions/index.ts'
export type { FormulaSetting } from './operations/step.ts'
export { longestPart, longestText } from './operations/text-steps.ts'
export { conditionReadings, type FieldReading, type Hop } from './readings.ts'
export { fieldForFormula, fitToField } from './result-field.ts'
export { FormulaError, type FormulaProblem, longestFormula } from './syntax.ts'
export type { Operation, Typed, Value } from './typed.ts'
