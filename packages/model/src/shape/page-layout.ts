/** Where on a record's page a part stands: above the tabs, as a tab, or beside them. */
export const pageAreas = ['top', 'tabs', 'side'] as const
export type PageArea = (typeof pageAreas)[number]

/** A heading with the fields under it. */
export interface PageSection {
  title: string
  /** Keys of fields, in order. */
  fields: readonly string[]
}

/**
 * How the pages of an object's records are laid out, where people chose otherwise than the definition says by itself. Names of parts and fields that there
 * are no more are passed over, and what is new stands where it would stand by itself, so a layout never hides what it has not heard of.
 */
export interface PageLayout {
  /** Keys of the fields in the line below the name. */
  facts?: readonly string[]
  sections?: readonly PageSection[]
  /** Fields that the page leaves out. What somebody may see is for their role to say. */
  hiddenFields?: readonly string[]
  /** Names of the parts of each area, in order. A part is a panel, or a relation, by its name. */
  parts?: Partial<Record<PageArea, readonly string[]>>
  hiddenParts?: readonly string[]
  /** Columns of related lists, by the name of the relation. */
  columns?: Readonly<Record<string, readonly string[]>>
}

/** The layout in a stored value; what cannot be read of it is left out, and nothing is what there is without any. */
export function storedLayout(json: unknown): PageLayout | undefined {
  if (!isObject(json)) return undefined
  const layout: PageLayout = {
    ...given('facts', texts(json.facts)),
    ...given('sections', sections(json.sections)),
    ...given('hiddenFields', texts(json.hiddenFields)),
    ...given('parts', isObject(json.parts) ? textsByName(json.parts, pageAreas) : undefined),
    ...given('hiddenParts', texts(json.hiddenParts)),
    ...given('columns', isObject(json.columns) ? textsByName(json.columns) : undefined),
  }
  return Object.keys(layout).length > 0 ? layout : undefined
}

/** The part of a layout that speaks of fields for which `maySee` answers yes. Names of fields that somebody may not see are theirs not to know. */
export function layoutFor(
  layout: PageLayout,
  maySee: (key: string) => boolean,
  maySeeColumn: (relation: string, path: string) => boolean,
): PageLayout {
  const { facts, sections: headings, hiddenFields, columns } = layout
  return {
    ...layout,
    ...given('facts', facts?.filter(maySee)),
    ...given(
      'sections',
      headings?.map(({ title, fields }) => ({ title, fields: fields.filter(maySee) })),
    ),
    ...given('hiddenFields', hiddenFields?.filter(maySee)),
    ...given(
      'columns',
      columns &&
        Object.fromEntries(
          Object.entries(columns).map(([name, paths]) => [
            name,
            paths.filter((path) => maySeeColumn(name, path)),
          ]),
        ),
    ),
  }
}

const given = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]?: V })

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const texts = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : undefined

function sections(value: unknown): PageSection[] | undefined {
  if (!Array.isArray(value)) return undefined
  return value.flatMap((each) => {
    const { title, fields } = Object(each) as Record<string, unknown>
    const keys = texts(fields)
    return typeof title === 'string' && title !== '' && keys ? [{ title, fields: keys }] : []
  })
}

function textsByName(
  value: Record<string, unknown>,
  names: readonly string[] = Object.keys(value),
): Record<string, string[]> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const list = Object.hasOwn(value, name) ? texts(value[name]) : undefined
      return list ? [[name, list]] : []
    }),
  )
}
