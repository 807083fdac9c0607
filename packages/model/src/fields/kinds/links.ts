import type { LinksChange, LinkValue } from '../field.ts'
import { bad, good, type KindDefinition, type Parsed, quoted } from './kind.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** As many records as one record is linked to at most where its links are written or read as one list; they are a list of their own beyond. */
export const mostLinks = 1_000

/** What a link has that is no column of its own. */
const told: readonly string[] = ['id', 'title', 'link']

/** The columns that a link is written with. */
export const linkColumns = (link: LinkValue): Record<string, unknown> =>
  Object.fromEntries(Object.entries(link).filter(([property]) => !told.includes(property)))

function readId(given: unknown): Parsed<string> {
  const id = typeof given === 'string' ? given.trim().toLowerCase() : ''
  return uuid.test(id) ? good(id) : bad(`${quoted(given)} is no id of a record.`)
}

function readLink(given: unknown): Parsed<LinkValue> {
  if (typeof given !== 'object' || given === null) {
    const id = readId(given)
    return id.ok ? good({ id: id.value }) : id
  }
  const id = readId(Object(given).id)
  return id.ok ? good({ ...linkColumns(given as LinkValue), id: id.value }) : id
}

/** Reads a list, each record once: what is said of it last counts. */
function readEach<V>(
  given: unknown,
  read: (each: unknown) => Parsed<V>,
  idOf: (value: V) => string,
): Parsed<V[]> {
  if (!Array.isArray(given)) return bad('must be a list of ids of records.')
  if (given.length > mostLinks) return bad(`holds more than ${mostLinks} records.`)
  const values = new Map<string, V>()
  for (const each of given) {
    const value = read(each)
    if (!value.ok) return value
    values.set(idOf(value.value), value.value)
  }
  return good([...values.values()])
}

const readLinks = (given: unknown) => readEach(given, readLink, ({ id }) => id)

function readChange(given: object): Parsed<LinksChange> {
  const { add = [], remove = [], ...others } = given as Record<string, unknown>
  if (Object.keys(others).length > 0) return bad('takes a list, or what to “add” and what to “remove”.')
  const added = readLinks(add)
  if (!added.ok) return added
  const removed = readEach(remove, readId, (id) => id)
  return removed.ok ? good({ add: added.value, remove: removed.value }) : removed
}

/** Any number of records of another object: a list is all of them, `{ add, remove }` changes some. */
export const linksKind: KindDefinition<'links'> = {
  kind: 'links',
  woven: true,
  compares: 'nothing',
  // Asked for by `has`, as all related records are.
  operators: [],
  parse: (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? readChange(value)
      : readLinks(value),
  operand: () => bad('is asked for by “has”.'),
  format: (value, field, { nameOf }) =>
    Array.isArray(value)
      ? value.map(({ id, title }) => title ?? nameOf?.(field.to, id) ?? id).join('; ')
      : '',
  jsonSchema: (field) => ({
    type: 'array',
    maxItems: mostLinks,
    description: `Records of \`${field.to}\`, each by its id and with the columns of the link, which is a record of \`${field.through}\`. A list that is written is all of them; ids alone will do. \`{"add": […], "remove": […]}\` changes some.`,
    items: {
      type: 'object',
      required: ['id'],
      properties: {
        id: { type: 'string', format: 'uuid' },
        title: { type: ['string', 'null'], readOnly: true },
        link: { type: 'string', format: 'uuid', readOnly: true, description: 'Id of the link.' },
      },
    },
  }),
}
