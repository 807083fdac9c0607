import { labelOf, type ObjectDefinition } from '../define-object.ts'
import type { Field, FieldKind } from '../fields/field.ts'
import type { Registry } from '../registry.ts'

/** One question of a form: the field that its answer is for, and how it is put. */
export interface FormElement {
  /** `contact.email`, `company.name`, `lead.message`, `contact.x_roast`. */
  field: string
  label: string
  help?: string
  required: boolean
}

/** What a question is about. */
export interface FormTarget {
  /** `contact.email`. */
  path: string
  object: ObjectDefinition
  key: string
  field: Field
  /** What the field is called where it stands. */
  label: string
}

/** A form of more questions nobody fills. */
export const mostElements = 40

const askedObjects = ['contact', 'company', 'lead'] as const

/** Kinds of answers that a page of questions can take from a stranger. */
const askedKinds: ReadonlySet<FieldKind> = new Set([
  'text',
  'longText',
  'email',
  'phone',
  'link',
  'number',
  'date',
  'yesNo',
  'select',
  'multiSelect',
  'country',
])

/** Of leads, only what is theirs to say; the rest of a lead is ours. */
const askedOfLeads: ReadonlySet<string> = new Set(['message'])
const notAsked: ReadonlySet<string> = new Set([
  'contact.lifecycle',
  'contact.customerNumber',
  'contact.source',
  'contact.tags',
  'contact.about',
  'company.customerNumber',
  'company.tags',
  'company.about',
])

/** Everything that a form may ask for, also fields that users made. */
export function formTargets(registry: Registry): FormTarget[] {
  return askedObjects.flatMap((name) => {
    const object = registry.object(name)
    return Object.entries(object.fields).flatMap(([key, field]) =>
      mayAsk(name, key, field)
        ? [{ path: `${name}.${key}`, object, key, field, label: labelOf(key, field) }]
        : [],
    )
  })
}

function mayAsk(object: string, key: string, field: Field): boolean {
  if (field.system || field.readOnly || field.internal || field.formula || field.rollUp) return false
  if (!askedKinds.has(field.kind) || notAsked.has(`${object}.${key}`)) return false
  return object !== 'lead' || askedOfLeads.has(key) || field.custom === true
}

/**
 * Reads the questions of a form as they came from outside.
 * @returns the questions, or what is wrong with them in one sentence
 */
export function readFormElements(
  input: unknown,
  registry: Registry,
): { ok: true; elements: FormElement[] } | { ok: false; problem: string } {
  if (!Array.isArray(input)) return { ok: false, problem: 'The questions are a list.' }
  if (input.length > mostElements)
    return { ok: false, problem: `A form has at most ${mostElements} questions.` }
  const targets = new Map(formTargets(registry).map((target) => [target.path, target]))
  const elements: FormElement[] = []
  for (const [index, written] of input.entries()) {
    const read = readElement(written, targets)
    if (typeof read === 'string') return { ok: false, problem: `Question ${index + 1}: ${read}` }
    if (elements.some(({ field }) => field === read.field))
      return { ok: false, problem: `“${read.label}” is asked twice.` }
    elements.push(read)
  }
  return { ok: true, elements }
}

function readElement(written: unknown, targets: ReadonlyMap<string, FormTarget>): FormElement | string {
  if (typeof written !== 'object' || written === null) return 'it is no question.'
  const { field, label, help, required } = written as Record<string, unknown>
  const target = typeof field === 'string' ? targets.get(field) : undefined
  if (!target) return 'forms cannot ask for this.'
  if (label !== undefined && (typeof label !== 'string' || label.length > 300))
    return 'its words are at most 300 letters.'
  if (help !== undefined && (typeof help !== 'string' || help.length > 1000))
    return 'its help is at most 1,000 letters.'
  return {
    field: target.path,
    label: (label ?? '').trim() || target.label,
    ...(help?.trim() ? { help: help.trim() } : {}),
    required: required === true,
  }
}

/** The questions of a stored form that can still be asked: of a field that is gone nobody asks. */
export function askedElements(
  stored: unknown,
  registry: Registry,
): Array<FormElement & { target: FormTarget }> {
  const targets = new Map(formTargets(registry).map((target) => [target.path, target]))
  if (!Array.isArray(stored)) return []
  return stored.flatMap((written) => {
    const read = readElement(written, targets)
    return typeof read === 'string' ? [] : [{ ...read, target: targets.get(read.field)! }]
  })
}
