import type { Condition, FieldKind } from '@regulars/model'
import type { Catalogue } from '../objects/catalogue.ts'
import type { DescribedObject } from '../objects/described-object.ts'
import { type Column, toColumn } from './column.ts'

/** Stretches of time that days and moments are grouped by. */
export const stretches = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Stretch = (typeof stretches)[number]

/** One level of groups: the values of a field, or stretches of time. */
export interface GroupLevel {
  /** As in the address: `channel`, `placedAt:month`. */
  written: string
  column: Column
  by: Stretch | undefined
  /** Path to the title of what a reference points to. */
  titlePath: string | undefined
}

/** A group's place: the value of each level down to it. */
export type GroupValue = string | number | boolean | null

/** Levels deeper than this would leave no room for what is in them. */
export const mostLevels = 3

const groupable: ReadonlySet<FieldKind> = new Set([
  'text',
  'select',
  'yesNo',
  'reference',
  'date',
  'instant',
  'country',
  'currency',
  'number',
  'rating',
  'color',
])

/** Tells whether records can be grouped by a kind of field: by what has a single, short value. */
export const isGroupable = (kind: FieldKind): boolean => groupable.has(kind)

/** A field written as a level; days and moments by month until somebody says otherwise. */
export const asLevel = ({ path, field }: Column): string =>
  field.kind === 'date' || field.kind === 'instant' ? `${path}:month` : path

/** The levels that a list is grouped by; what leads nowhere any more is left out. */
export function toLevels(
  catalogue: Catalogue,
  object: DescribedObject,
  written: readonly string[] = [],
): GroupLevel[] {
  const levels = written.flatMap((word) => {
    const [path = '', given] = word.split(':')
    const column = toColumn(catalogue, object, path)
    if (!column || !isGroupable(column.field.kind)) return []
    const isTime = column.field.kind === 'date' || column.field.kind === 'instant'
    const by = isTime ? (stretches.find((each) => each === given) ?? 'month') : undefined
    return { written: word, column, by, titlePath: titlePathOf(catalogue, column) }
  })
  return levels.slice(0, mostLevels)
}

function titlePathOf(catalogue: Catalogue, { path, field }: Column): string | undefined {
  const target = field.kind === 'reference' ? catalogue.find(field.to) : undefined
  return target && `${path}.${target.title}`
}

/** What the server groups by for a level; references in the order of what they point to. */
export function groupByOf({ column: { path }, by, titlePath }: GroupLevel): string[] {
  if (by) return [`${path}:${by}`]
  return titlePath ? [titlePath, path] : [path]
}

/** The condition that the records of a group satisfy. */
export function conditionOfGroup({ column: { path }, by }: GroupLevel, value: GroupValue): Condition {
  if (value === null) return { field: path, op: 'isEmpty' }
  if (!by || typeof value !== 'string') return { field: path, op: 'is', value }
  return {
    all: [
      { field: path, op: 'gte', value },
      { field: path, op: 'lt', value: endOf(value, by) },
    ],
  }
}

/** The first day after a stretch that begins on a day. */
export function endOf(day: string, by: Stretch): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const months = { month: 1, quarter: 3, year: 12 } as const
  const end =
    by === 'day' || by === 'week'
      ? Date.UTC(year, month - 1, date + (by === 'day' ? 1 : 7))
      : Date.UTC(year, month - 1 + months[by], 1)
  return new Date(end).toISOString().slice(0, 10)
}
