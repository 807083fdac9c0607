import type { ObjectDefinition, SettingProblem } from '@regulars/model'
import { Problem } from '../../platform/problem.ts'

/** A name that something else has already, in words of what it is. */
export const nameTaken = (what: string, by: string, field: string): Problem =>
  new Problem('shape.name-taken', {
    status: 409,
    title: `${what} is taken: ${by}.`,
    mend: 'Choose another one.',
    field,
  })

/** A name that the product keeps for itself. */
export const nameReserved = (name: string, field: string): Problem =>
  new Problem('shape.name-reserved', {
    status: 422,
    title: `“${name}” is a word that Regulars itself uses.`,
    mend: 'Choose another one; what people read can be changed later at will.',
    field,
  })

/** Nothing to write a name of: letters without any that addresses can carry. */
export const noName = (label: string, field: string): Problem =>
  new Problem('shape.no-name', {
    status: 422,
    title: `No name for the API can be made of “${label.slice(0, 60)}”.`,
    mend: 'Send one as well, in plain letters: it starts with a small letter and holds only letters and digits.',
    field,
  })

/** An object that is not there. */
export const noSuchObject = (name: string): Problem =>
  new Problem('shape.no-such-object', {
    status: 404,
    title: `There is no object “${name.slice(0, 60)}”.`,
    mend: 'GET /api/v1/objects lists them. One that was removed is in the bin of Settings, Objects.',
  })

/** A field that is not there. */
export const noSuchField = (object: ObjectDefinition, key: string): Problem =>
  new Problem('shape.no-such-field', {
    status: 404,
    title: `${object.labelPlural} have no field “${key.slice(0, 60)}”.`,
    mend: 'One that was removed is in the bin of Settings, Objects.',
  })

/** Users may call what comes with Regulars as they like, but not take it away or make something else of it. */
export const builtInStays = (what: string, may: string): Problem =>
  new Problem('shape.built-in', {
    status: 422,
    title: `${what} comes with Regulars, so this of it cannot be changed.`,
    mend: may,
  })

/** Settings of a field that cannot be read. */
export const badSettings = (problems: readonly SettingProblem[]): Problem =>
  new Problem('shape.bad-settings', {
    status: 422,
    title: problems[0]?.problem ?? 'The settings of the field cannot be read.',
    mend: 'Correct what is named and send it again.',
    field: `settings.${problems[0]?.setting ?? ''}`,
    faults: problems.map(({ setting, problem }) => ({ field: `settings.${setting}`, message: problem })),
  })

/** Something that does not go together, in a sentence. */
export const doesNotFit = (title: string, mend: string, field: string): Problem =>
  new Problem('shape.does-not-fit', { status: 422, title, mend, field })

/** Values that are there already stand in the way. */
export const valuesInTheWay = (title: string, mend: string, field: string, extra = {}): Problem =>
  new Problem('shape.values-in-the-way', { status: 409, title, mend, field, extra })
