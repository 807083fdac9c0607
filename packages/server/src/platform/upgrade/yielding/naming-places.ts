import {
  newCondition,
  newLayout,
  newPath,
  newPaths,
  newRights,
  newRules,
  newSettings,
  newViewSettings,
  type ObjectDefinition,
  type PageLayout,
  type Renaming,
} from '@regulars/model'

/** A column in which people name objects and fields by what they are called. A further one is one entry here. */
export interface NamingPlace {
  /** The object whose records have it, and its table. */
  object: string
  table: string
  column: string
  /** The object whose fields are named there: always the same, or the one that this column of the row names. */
  on: { object: string } | { column: string } | undefined
  /** The value in the new names; one that names nothing of the kind is the same. */
  renamed(renaming: Renaming, on: ObjectDefinition | undefined, value: unknown): unknown
}

const text =
  (rename: (renaming: Renaming, on: ObjectDefinition | undefined, value: string) => string) =>
  (renaming: Renaming, on: ObjectDefinition | undefined, value: unknown): unknown =>
    typeof value === 'string' ? rename(renaming, on, value) : value

const paths = (renaming: Renaming, on: ObjectDefinition | undefined, value: unknown): unknown =>
  Array.isArray(value) ? value.map((each) => text(newPath)(renaming, on, each)) : value

const layout = (renaming: Renaming, on: ObjectDefinition | undefined, value: unknown): unknown =>
  typeof value === 'object' && value !== null ? newLayout(renaming, on, value as PageLayout) : value

const ofView = { object: 'view', table: 'view', on: { column: 'object' } }
const ofObject = { object: 'objectDefinition', table: 'object_definition', on: { column: 'name' } }

/** Every such column but the names of definitions themselves, and the columns called `object`, which the catalogue tells. */
export const namingPlaces: readonly NamingPlace[] = [
  { ...ofView, column: 'condition', renamed: newCondition },
  { ...ofView, column: 'columns', renamed: paths },
  { ...ofView, column: 'sort', renamed: text(newPaths) },
  { ...ofView, column: 'settings', renamed: newViewSettings },
  { ...ofObject, column: 'columns', renamed: paths },
  { ...ofObject, column: 'sort', renamed: text(newPaths) },
  { ...ofObject, column: 'title', renamed: text(newPath) },
  { ...ofObject, column: 'rules', renamed: newRules },
  { ...ofObject, column: 'page', renamed: layout },
  {
    object: 'fieldDefinition',
    table: 'field_definition',
    column: 'settings',
    on: { column: 'object' },
    renamed: newSettings,
  },
  {
    object: 'role',
    table: 'role',
    column: 'rights',
    on: undefined,
    renamed: (renaming, _, value) => newRights(renaming, value),
  },
  {
    object: 'segment',
    table: 'segment',
    column: 'condition',
    on: { object: 'contact' },
    renamed: newCondition,
  },
  {
    object: 'stage',
    table: 'stage',
    column: 'requirements',
    on: { object: 'deal' },
    renamed: newCondition,
  },
  {
    object: 'scoreRule',
    table: 'score_rule',
    column: 'condition',
    on: { object: 'lead' },
    renamed: newCondition,
  },
  {
    object: 'assignmentRule',
    table: 'assignment_rule',
    column: 'condition',
    on: { object: 'lead' },
    renamed: newCondition,
  },
  { object: 'form', table: 'form', column: 'elements', on: undefined, renamed: questions },
]

/** The questions of a form name the object as well: `contact.roast`. */
function questions(renaming: Renaming, _: unknown, value: unknown): unknown {
  if (!Array.isArray(value)) return value
  return value.map((each) => {
    const { field } = Object(each) as { field?: unknown }
    if (typeof field !== 'string') return each
    const [object = '', ...rest] = field.split('.')
    return {
      ...Object(each),
      field: `${object}.${newPath(renaming, renaming.registry.find(object), rest.join('.'))}`,
    }
  })
}
