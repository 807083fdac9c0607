import { both, type Condition } from '@regulars/model'
import { type QueryKey, useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { type ListPage, topicOf } from '../../app/api-query.ts'
import { queryClient } from '../../app/query-client.ts'
import type { DescribedObject, RecordRow } from '../objects/described-object.ts'
import { conditionOfGroup, type GroupLevel, type GroupValue, groupByOf } from './groups.ts'
import { type Group, type Line, type Lines, recordOf } from './lines.ts'
import { type ColumnMeasure, namesToAsk } from './measures.ts'
import { type SummedRow, sumsOf } from './sums.ts'
import type { SummedPage } from './use-sums.ts'

export interface GroupQuestion {
  object: DescribedObject
  fields: readonly string[]
  filter?: Condition
  sort?: string
  levels: readonly GroupLevel[]
  measures: readonly ColumnMeasure[]
}

const groupsOnPage = 100
const recordsInGroup = 50

/**
 * The lines of a table with groups. Each level is one question that sums its groups up; what is in a group is asked only once it is open, page
 * after page, so no number of groups or records is ever read whole.
 */
export function useGroupLines(question: GroupQuestion): Lines {
  const scope = JSON.stringify([
    question.object.name,
    question.filter,
    question.levels.map((each) => each.written),
  ])
  const [state, setState] = useState<TreeState>(fresh(scope))
  const tree = state.scope === scope ? state : fresh(scope)
  const { lines, asked } = walk(question, tree)
  useQueries({ queries: asked.map(({ key, ask }) => ({ queryKey: key, queryFn: ask, staleTime: 30_000 })) })
  return {
    count: lines.length,
    at: (index) => lines[index],
    look(from, to) {
      const more = lines
        .slice(from, to + 1)
        .find((line) => line.kind === 'coming' && line.key.startsWith(morePrefix))
      if (more?.kind !== 'coming') return
      const key = more.key.slice(morePrefix.length)
      setState({ ...tree, pages: new Map(tree.pages).set(key, (tree.pages.get(key) ?? 1) + 1) })
    },
    toggle(key, open = !tree.open.has(key)) {
      const next = new Set(tree.open)
      if (open) next.add(key)
      else next.delete(key)
      setState({ ...tree, open: next })
    },
    ids: () => lines.flatMap((line) => recordOf(line)?.id ?? []),
  }
}

const morePrefix = 'more:'

interface TreeState {
  scope: string
  open: ReadonlySet<string>
  /** How many pages of a group are wanted; 1 when nothing is said. */
  pages: ReadonlyMap<string, number>
}

const fresh = (scope: string): TreeState => ({ scope, open: new Set(), pages: new Map() })

interface Asked {
  key: QueryKey
  ask: (context: { signal: AbortSignal }) => Promise<unknown>
}

interface Walk extends GroupQuestion {
  state: TreeState
  lines: Line[]
  asked: Asked[]
}

function walk(question: GroupQuestion, state: TreeState) {
  const walked: Walk = { ...question, state, lines: [], asked: [] }
  walkGroup(walked, [], question.filter)
  return walked
}

/** What is in a group: the groups of the next level, or its records. */
function walkGroup(walked: Walk, values: readonly GroupValue[], filter: Condition | undefined): void {
  const level = walked.levels[values.length]
  const place = JSON.stringify(values)
  if (level)
    walkPages<SummedPage>(walked, place, groupsOf(walked, level, filter), (page) =>
      addGroups(walked, level, values, filter, page),
    )
  else
    walkPages(walked, place, recordsOf(walked, filter), ({ data }: ListPage<RecordRow>) => {
      for (const record of data) walked.lines.push({ kind: 'record', record, depth: values.length })
    })
}

/** Goes through the pages of a group as far as they are wanted and known. */
function walkPages<Page extends { nextCursor: string | null }>(
  { state, lines, asked }: Walk,
  place: string,
  pageAt: (cursor: string | null) => Asked,
  add: (page: Page) => void,
): void {
  let cursor: string | null = null
  for (let wanted = state.pages.get(place) ?? 1; wanted > 0; wanted -= 1) {
    const question = pageAt(cursor)
    asked.push(question)
    const page = queryClient.getQueryData<Page>(question.key)
    if (!page) {
      const isFailed = queryClient.getQueryState(question.key)?.status === 'error'
      lines.push({ kind: 'coming', key: `wait:${place}`, isFailed })
      return
    }
    add(page)
    cursor = page.nextCursor
    if (cursor === null) return
  }
  lines.push({ kind: 'coming', key: `${morePrefix}${place}` })
}

function addGroups(
  walked: Walk,
  level: GroupLevel,
  values: readonly GroupValue[],
  filter: Condition | undefined,
  { data }: SummedPage,
): void {
  const { path } = level.column
  for (const [value, rows] of Map.groupBy(data, (row) => row[path] ?? null)) {
    const inside = [...values, value]
    const group = toGroup(walked, level, inside, rows)
    walked.lines.push({ kind: 'group', group })
    if (group.isOpen) walkGroup(walked, inside, both(filter, conditionOfGroup(level, value)))
  }
}

function toGroup(
  walked: Walk,
  level: GroupLevel,
  values: readonly GroupValue[],
  rows: readonly SummedRow[],
): Group {
  const key = JSON.stringify(values)
  const title = level.titlePath ? rows[0]?.[level.titlePath] : null
  return {
    key,
    level,
    depth: values.length - 1,
    value: values.at(-1) ?? null,
    title: title === null || title === undefined ? null : String(title),
    sums: sumsOf(rows, walked.measures),
    isOpen: walked.state.open.has(key),
  }
}

function groupsOf({ object, measures }: Walk, level: GroupLevel, filter: Condition | undefined) {
  return (cursor: string | null) =>
    asking(`${object.path}/aggregate`, {
      groupBy: groupByOf(level),
      measures: namesToAsk(measures),
      filter,
      limit: groupsOnPage,
      cursor,
    })
}

function recordsOf({ object, fields, sort }: Walk, filter: Condition | undefined) {
  return (cursor: string | null) =>
    asking(object.path, { fields: [...fields], filter, sort, limit: recordsInGroup, cursor })
}

function asking(path: string, query: Record<string, unknown>): Asked {
  return {
    key: [topicOf(path), path, query],
    ask: ({ signal }) => api.get(path, { query: query as never, signal }),
  }
}
