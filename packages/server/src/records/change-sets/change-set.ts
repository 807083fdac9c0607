import type { StaleRecords } from '../derived/stale-records.ts'

/** What brought a change set about. */
export type ChangeSetKind =
  | 'edit'
  | 'bulkEdit'
  | 'import'
  | 'merge'
  | 'form'
  | 'program'
  | 'api'
  | 'undo'
  | 'system'

/** What was done to how many records of one object. */
export interface ObjectCounts {
  created?: number
  updated?: number
  removed?: number
  restored?: number
}

/** What happened to a record, as reactions and counts name it. */
export type ChangeEvent = keyof ObjectCounts

/** Numbers of changed records by object and event. */
export type ChangeCounts = Record<string, ObjectCounts>

/** What a change set is called and where it comes from. */
export interface ChangeSetOptions {
  /** Default by who acts: edit, API or system. */
  kind?: ChangeSetKind
  /** What was done, for people: "Imported sales.csv". */
  label: string
  /** File, form, key or program it came from. */
  source?: string
}

/** The change set that writes at this moment belong to. */
export interface OpenChangeSet {
  id: string
  kind: ChangeSetKind
  label: string
  source: string | null
  /** The moment all its changes are dated by. */
  at: Date
  counts: ChangeCounts
  /** Ids of changed records by object, for open screens; one more than are told means: many. */
  ids: Map<string, Set<string>>
  /** Records were removed for good, so it cannot be undone. */
  final: boolean
  /** Columns in which updated records may differ, by object; null where that is not known. */
  columns: Map<string, Set<string> | null>
  /** What was found stale before the end: what undoing deletes cannot be asked any more afterwards. */
  stale?: StaleRecords
  /** What stands before the names of fields in faults, by record: `create.3.` in a batch. */
  places: Map<string, string>
}

/** More ids than this are not told to open screens one by one. */
export const maxToldIds = 100

/**
 * Notes that records were changed; `ids` may be the first of them, if they are one more than are told or all there are.
 *
 * @param columns those in which updated records may differ; when absent, any of them
 */
export function noteChanged(
  changeSet: OpenChangeSet,
  object: string,
  event: ChangeEvent,
  count: number,
  ids: readonly string[],
  columns?: readonly string[],
): void {
  if (count === 0) return
  if (event === 'updated') noteColumns(changeSet.columns, object, columns)
  changeSet.counts[object] ??= {}
  const counts = changeSet.counts[object]
  counts[event] = (counts[event] ?? 0) + count
  const told = changeSet.ids.get(object) ?? new Set()
  changeSet.ids.set(object, told)
  for (const id of ids) if (told.size <= maxToldIds) told.add(id)
  // When not all ids are at hand, one that is none makes it "many".
  for (let missing = ids.length; missing < count && told.size <= maxToldIds; missing++)
    told.add(`more-${missing}`)
}

function noteColumns(
  known: OpenChangeSet['columns'],
  object: string,
  columns: readonly string[] | undefined,
): void {
  const before = known.get(object)
  const isAny = columns === undefined || before === null
  known.set(object, isAny ? null : new Set([...(before ?? []), ...columns]))
}

/** Both counts together. */
export function addCounts(left: ChangeCounts, right: ChangeCounts): ChangeCounts {
  const sum: ChangeCounts = structuredClone(left)
  for (const [object, counts] of Object.entries(right)) {
    sum[object] ??= {}
    for (const [event, count] of Object.entries(counts) as [ChangeEvent, number][])
      sum[object][event] = (sum[object][event] ?? 0) + count
  }
  return sum
}
