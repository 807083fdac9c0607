import { labelOf, type ObjectDefinition } from '@regulars/model'
import { Problem } from '../../platform/problem.ts'

/** A name in a query that leads nowhere, or to what may not be seen. */
export const unknownField = (parameter: string, sentence: string): Problem =>
  new Problem('query.unknown-field', { status: 400, title: sentence, field: parameter })

/** A field that lists cannot be put in order by. */
export const notSortable = (object: ObjectDefinition, key: string): Problem =>
  new Problem('query.not-sortable', {
    status: 400,
    title: `${object.labelPlural} cannot be put in order by “${labelOf(key, object.fields[key]!)}”.`,
    mend: 'Choose a text, a number, a day or a moment.',
    field: 'sort',
  })

/** A cursor that we did not give, or gave for another order. */
export const badCursor = (cause?: unknown): Problem =>
  new Problem('query.bad-cursor', {
    status: 400,
    title: 'The cursor does not belong to this list.',
    mend: 'Begin at the first page, and pass "nextCursor" on as it is, with the same "sort".',
    field: 'cursor',
    cause,
  })
