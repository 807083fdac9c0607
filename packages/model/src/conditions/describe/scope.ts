import { labelOf, type ObjectDefinition } from '../../define-object.ts'
import type { Field } from '../../fields/field.ts'
import type { Registry } from '../../registry.ts'
import { inSentence } from '../../words/in-sentence.ts'
import type { Condition } from '../condition.ts'
import type { Said } from './phrases.ts'

/** How sentences are put. */
export interface DescribeOptions {
  /** Title of a record that a condition names by its id. */
  names?: (object: string, id: string) => string | undefined
  /** Name of a segment. */
  segmentName?: (id: string) => string | undefined
  /** How numbers and days are written; the sentence is English. `en-GB` when absent. */
  locale?: string
  /** Currency of amounts: that of the business. `EUR` when absent. */
  currency?: string
  /** Time zone in which moments are named; UTC when absent. */
  timeZone?: string
}

/** What a part of a condition is described in. */
export interface Scope extends DescribeOptions {
  object: ObjectDefinition
  registry: Registry
  /** Says a part, or its opposite when negated. */
  say(condition: Condition, scope: Scope, negated: boolean): Said
}

/** "who" of people, "that" of things. */
export const whoOf = ({ object }: Pick<Scope, 'object'>): string => (object.person ? 'who' : 'that')

/** What the value of a field is called within a sentence: "phone number". */
export const nounOf = (key: string, field: Field): string =>
  field.say?.noun ?? inSentence(labelOf(key, field))
