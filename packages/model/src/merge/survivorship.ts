import type { ObjectDefinition } from '../define-object.ts'
import type { Field } from '../fields/field.ts'

/** What one of the records that become one has to say of a field. */
export interface Candidate {
  recordId: string
  value: unknown
  /** When the value was last written, ISO 8601. */
  at: string
  /** Kind of the change set that wrote it; null when it is not known. */
  kind: string | null
}

/** A rule that says which of several values survives. */
interface SurvivorshipRule {
  label: string
  description: string
  /** Which of two values comes first: negative for the left one. The record that stays is looked at first, so equals are its own. */
  compare(left: Candidate, right: Candidate): number
}

/**
 * How much a source is believed, most first: what a person wrote by hand, what the customer typed, what another program sent, what a file
 * brought. Anything else comes last.
 */
export const trustOfKind: readonly string[] = ['edit', 'form', 'bulkEdit', 'api', 'merge', 'import']

/** How much a value is believed by where it comes from, for people. */
export function trustOf(kind: string | null): 'high' | 'medium' | 'low' {
  const place = trustOfKind.indexOf(kind ?? '')
  if (place < 0) return 'low'
  return place < 2 ? 'high' : place < 4 ? 'medium' : 'low'
}

const distrust = ({ kind }: Candidate): number => {
  const place = trustOfKind.indexOf(kind ?? '')
  return place < 0 ? trustOfKind.length : place
}

const newer = (left: Candidate, right: Candidate): number => Date.parse(right.at) - Date.parse(left.at)

/** Every rule there is; a new one is one entry. */
export const survivorshipRules = {
  kept: {
    label: 'Of the record that stays',
    description:
      'The record that stays keeps its value; only its gaps are filled, by the newest of the others.',
    compare: () => 0,
  },
  newest: {
    label: 'Newest',
    description: 'The value that was written last.',
    compare: newer,
  },
  trusted: {
    label: 'Most trusted',
    description:
      'What a person wrote by hand before what a form, a program or a file brought; of equals the newest.',
    compare: (left, right) => distrust(left) - distrust(right) || newer(left, right),
  },
  complete: {
    label: 'Most complete',
    description: 'The longest value; of equals the newest.',
    compare: (left, right) => sizeOf(right.value) - sizeOf(left.value) || newer(left, right),
  },
} satisfies Record<string, SurvivorshipRule>

/** Names of the rules. */
export type SurvivorshipRuleName = keyof typeof survivorshipRules

const sizeOf = (value: unknown): number => (Array.isArray(value) ? value.length : String(value).length)

/**
 * Which value survives when records become one.
 *
 * @param candidates one for each record, that of the record that stays first
 * @returns the surviving candidate; undefined when none has a value
 */
export function survivingCandidate(
  rule: SurvivorshipRuleName,
  candidates: readonly Candidate[],
): Candidate | undefined {
  const [first, ...others] = candidates
  const filled = [first, ...others.toSorted(newer)].filter(
    (candidate): candidate is Candidate => candidate !== undefined && !isEmptyValue(candidate.value),
  )
  // Sorting is stable, so of equals the first stays first.
  return filled.toSorted(survivorshipRules[rule].compare)[0]
}

/** Whether a value says nothing: absent, an empty text, an empty list. */
export const isEmptyValue = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/**
 * The fields of an object whose values are chosen one by one when records become one: what people or sources write. An amount brings its
 * currency with it, so a currency that belongs to one is not chosen by itself.
 */
export function mergeableFields(object: ObjectDefinition): Array<[key: string, field: Field]> {
  const currencies = new Set(
    Object.values(object.fields).flatMap((field) =>
      field.kind === 'money' && field.currency ? [field.currency] : [],
    ),
  )
  return Object.entries(object.fields).filter(
    ([key, field]) =>
      !field.readOnly &&
      // Links move with what they link.
      field.kind !== 'links' &&
      !currencies.has(key) &&
      (!field.system || key === 'owner'),
  )
}
