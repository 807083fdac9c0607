import type { Option } from '../../ui/option.ts'
import type { Catalogue } from '../objects/catalogue.ts'
import type { DescribedField, DescribedObject } from '../objects/described-object.ts'

/** Fields that say nothing to people in a list or a filter. */
const plumbing = new Set(['version', 'changeSet'])

/**
 * The fields of an object and of the records it leads to, by their paths: `city`, `score.stillCustomer`, `company.industry`.
 * With `fits`, only those that it says yes to.
 */
export function fieldOptions(
  catalogue: Catalogue,
  object: DescribedObject,
  fits: (field: DescribedField) => boolean = () => true,
): Option[] {
  const own = object.fields.filter((field) => !plumbing.has(field.key) && fits(field))
  const options: Option[] = own.map(({ key, label }) => ({ value: key, label }))
  for (const { step, to, label } of waysOn(catalogue, object))
    for (const field of to.fields)
      if (!field.system && !isWayBack(field, object) && fits(field))
        options.push({ value: `${step}.${field.key}`, label: field.label, hint: label })
  return options
}

/** Where one step leads: relations to one record first, then references to what the business keeps. */
function waysOn(catalogue: Catalogue, object: DescribedObject) {
  const ones = object.relations.flatMap(({ name, to, one }) => {
    const target = one ? catalogue.find(to) : undefined
    return target ? [{ step: name, to: target, label: target.label }] : []
  })
  const references = object.fields.flatMap((field) => {
    const target = field.kind === 'reference' && !field.system ? catalogue.find(field.to) : undefined
    return target && target.writes === 'records' ? [{ step: field.key, to: target, label: field.label }] : []
  })
  return [...ones, ...references]
}

function isWayBack(field: DescribedField, object: DescribedObject): boolean {
  return field.kind === 'reference' && field.to === object.name
}
