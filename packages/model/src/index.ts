/**
 * The vocabulary of Regulars: objects and their fields, the condition language, permissions, money and time.
 * Pure data and functions without I/O, shared by server and web app.
 */
export * from './conditions/aggregate.ts'
export * from './conditions/condition.ts'
export { type DescribedPart, describe, describeParts } from './conditions/describe/describe.ts'
export type { DescribeOptions } from './conditions/describe/scope.ts'
export { type EvaluateOptions, evaluate, type RecordValues } from './conditions/evaluate.ts'
export { compareValues, holds } from './conditions/holds.ts'
export { ConditionError, checkCondition, parseCondition } from './conditions/parse-condition.ts'
export * from './conditions/path.ts'
export type { ConditionProblem } from './conditions/reading.ts'
export { resolveTest } from './conditions/resolve-values.ts'
export * from './conditions/resolved-test.ts'
export { segmentIdsIn } from './conditions/segment-ids.ts'
export * from './define-object.ts'
export * from './fields/field.ts'
export { holdsCardNumber } from './fields/kinds/card-number.ts'
export { fieldKinds, jsonSchemaOf, kindOf, operatorsOf } from './fields/kinds/index.ts'
export type {
  Comparison,
  FormatSetting,
  JsonSchema,
  KindDefinition,
  Parsed,
  ParseSetting,
} from './fields/kinds/kind.ts'
export * from './fields/make.ts'
export {
  completeValues,
  type FieldProblem,
  type ParsedValues,
  type ParseValuesOptions,
  parseValues,
  sayProblem,
} from './fields/parse-values.ts'
export * from './fields/roll-up.ts'
export * from './fields/saying.ts'
export * from './formulas/index.ts'
export * from './identity/identifier-kinds.ts'
export * from './leads/form-elements.ts'
export * from './leads/working-time.ts'
export * from './merge/survivorship.ts'
export * from './money/money.ts'
export * from './objects/activity-plans.ts'
export * from './objects/catalogue.ts'
export * from './objects/channels.ts'
export * from './objects/collect.ts'
export * from './objects/consents.ts'
export * from './objects/customers.ts'
export * from './objects/deal-scores.ts'
export * from './objects/deals.ts'
export * from './objects/definitions.ts'
export * from './objects/forms.ts'
export * from './objects/governance.ts'
export * from './objects/identifiers.ts'
export * from './objects/identity.ts'
export { builtInObjects, builtInRegistry } from './objects/index.ts'
export * from './objects/lead-rules.ts'
export * from './objects/leads.ts'
export * from './objects/orders.ts'
export * from './objects/pipelines.ts'
export * from './objects/programs.ts'
export * from './objects/quotes.ts'
export * from './objects/relationships.ts'
export * from './objects/sales.ts'
export * from './objects/sales-targets.ts'
export * from './objects/segments.ts'
export * from './objects/touchpoints.ts'
export * from './objects/value.ts'
export * from './objects/waiting-touchpoints.ts'
export * from './permissions/built-in-roles.ts'
export * from './permissions/capabilities.ts'
export { isWithin } from './permissions/is-within.ts'
export { maySeeField } from './permissions/may-see-field.ts'
export * from './permissions/permission.ts'
export { type ReadRights, type RightsProblem, readRights } from './permissions/read-rights.ts'
export { millionths } from './pricing/exact.ts'
export * from './pricing/price-books.ts'
export { priceDocument } from './pricing/price-document.ts'
export * from './pricing/priced-document.ts'
export * from './quotes/price-quote.ts'
export * from './quotes/quote-states.ts'
export * from './quotes/quote-words.ts'
export * from './registry.ts'
export * from './shape/names.ts'
export * from './shape/offered-fields.ts'
export { readSettings, type SettingProblem } from './shape/settings.ts'
export * from './shape/shape-objects.ts'
export * from './time/calendar.ts'
export * from './time/span.ts'
export { foldText, lowerText } from './words/fold.ts'
export { differByOneSlip, nearest } from './words/nearest.ts'
