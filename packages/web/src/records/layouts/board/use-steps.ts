import type { Condition } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { apiQuery, type ListPage } from '../../../app/api-query.ts'
import type { GroupLevel, GroupValue } from '../../list/groups.ts'
import type { Catalogue } from '../../objects/catalogue.ts'
import { type DescribedObject, type RecordRow, titleOf } from '../../objects/described-object.ts'

/** So many steps make a board; more of them are no way to look at it. */
const mostSteps = 40

const none: ReadonlyMap<GroupValue, string> = new Map()

/**
 * What a reference can point to that stands in an order of its own (its list is by position), with its titles, in that order: the stages of a pipeline.
 * Empty for other fields and where there are too many; undefined while it is asked.
 */
export function useSteps(
  catalogue: Catalogue,
  object: DescribedObject,
  filter: Condition | undefined,
  { column: { field } }: GroupLevel,
  enabled: boolean,
): ReadonlyMap<GroupValue, string> | undefined {
  const target = field.kind === 'reference' ? catalogue.find(field.to) : undefined
  const isOrdered = target?.sort === 'position'
  const part = target && partOf(catalogue, target)
  const asked = useQuery({
    ...apiQuery<ListPage<RecordRow>>(target?.path ?? '', {
      sort: target?.sort,
      include: part ? [part.key] : undefined,
      limit: mostSteps + 1,
      filter: target && sharedNarrowing(object, target, filter),
    }),
    enabled: enabled && isOrdered,
  })
  if (!isOrdered || asked.isError) return none
  if (!asked.data) return undefined
  const { data } = asked.data
  return data.length > mostSteps ? none : titlesOf(target, part, data)
}

interface Part {
  /** Key of the reference to the whole. */
  key: string
  property: string
  whole: DescribedObject
}

/** What its records are parts of, as stages are of pipelines, where one may see that. */
function partOf(catalogue: Catalogue, { fields }: DescribedObject): Part | undefined {
  const field = fields.find((each) => each.kind === 'reference' && each.part)
  const whole = field?.kind === 'reference' ? catalogue.find(field.to) : undefined
  return field && whole && { key: field.key, property: field.property, whole }
}

/** Titles by id. The steps of several wholes stand together and say whose they are: both pipelines have a stage that is called Won. */
export function titlesOf(
  target: DescribedObject,
  part: Part | undefined,
  rows: readonly RecordRow[],
): ReadonlyMap<GroupValue, string> {
  const wholes = Map.groupBy(rows, (row) => (part ? row[part.property] : null))
  const titled = [...wholes.values()].flat().map((row) => {
    const title = titleOf(target, row)
    if (!part || wholes.size === 1) return [row.id, title] as const
    return [row.id, `${title} · ${titleOf(part.whole, row[part.key] as RecordRow | undefined)}`] as const
  })
  return new Map(titled)
}

/**
 * The parts of a filter that hold for what is pointed to as well, since both point to the same by the same name: deals of one pipeline go through the
 * stages of that pipeline.
 */
export function sharedNarrowing(
  object: Pick<DescribedObject, 'fields'>,
  target: Pick<DescribedObject, 'fields'>,
  filter: Condition | undefined,
): Condition | undefined {
  const parts = filter && 'all' in filter ? filter.all : filter ? [filter] : []
  const isShared = (part: Condition) =>
    'field' in part && pointsTo(object, part.field) === pointsTo(target, part.field)
  const shared = parts.filter((part) => isShared(part) && 'field' in part && pointsTo(target, part.field))
  return shared.length > 0 ? { all: shared } : undefined
}

function pointsTo({ fields }: Pick<DescribedObject, 'fields'>, key: string): string | undefined {
  const field = fields.find((each) => each.key === key)
  return field?.kind === 'reference' && !field.system ? field.to : undefined
}
