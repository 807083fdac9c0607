/**
 * How records of an object are told apart: which fields are compared, and how. Built-in objects say so beside their fields (`duplicates`); for fields
 * and objects that people made it follows from the kinds.
 */
import { linkEndsOf, type ObjectDefinition } from '../define-object.ts'
import type { Field, FieldKind } from '../fields/field.ts'
import type { Comparing } from './comparing.ts'

/** A field by which records are told apart. */
export interface ComparedField {
  key: string
  field: Field
  comparing: Comparing
}

/**
 * How a field that people made is compared; kinds that are not here say nothing about who or what a record is. A text may as well be a serial number,
 * of which the next is another thing.
 */
const comparingOfKind: Partial<Record<FieldKind, Comparing>> = {
  text: 'codeOrText',
  email: 'email',
  phone: 'phone',
  date: 'day',
  link: 'link',
  country: 'code',
}

/** One field alone would take every namesake for the same. */
const fewestFields = 2

/**
 * The fields by which records of an object are told apart, in the order of the definition; undefined when it cannot be told which are the same.
 *
 * @example duplicateRule(contact) // [{ key: 'name', comparing: 'personName', … }, { key: 'email', comparing: 'email', … }, …]
 */
export function duplicateRule(object: ObjectDefinition): readonly ComparedField[] | undefined {
  if (object.writes !== 'records' || !object.bin || !(object.custom || object.duplicates)) return undefined
  // Two records are linked once as it is.
  if (linkEndsOf(object)) return undefined
  // What is known by a number of its own, as a machine by its serial number, is no other machine because both were bought on one day.
  if (object.custom && object.fields[object.title]?.unique) return undefined
  const fields = Object.entries(object.fields).flatMap(([key, field]): ComparedField[] => {
    const comparing = object.duplicates?.[key] ?? comparingOf(object, key, field)
    return comparing ? [{ key, field, comparing }] : []
  })
  return fields.length >= fewestFields ? fields : undefined
}

function comparingOf(object: ObjectDefinition, key: string, field: Field): Comparing | undefined {
  if (!field.custom || field.readOnly || field.internal || field.system || field.formula || field.rollUp)
    return undefined
  // Nobody has the customer number of another, so that it differs says nothing.
  if (field.kind === 'text' && field.unique) return undefined
  if (field.kind === 'text' && key === object.title) return 'codeOrPhrase'
  return comparingOfKind[field.kind]
}
