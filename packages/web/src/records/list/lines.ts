import type { RecordRow } from '../objects/described-object.ts'
import type { GroupLevel, GroupValue } from './groups.ts'
import type { Sums } from './sums.ts'

/** A group of records, with what they come to. */
export interface Group {
  /** Tells it from all others of the table. */
  key: string
  level: GroupLevel
  /** 0 for the outermost. */
  depth: number
  value: GroupValue
  /** What a reference points to is called; null when it may not be seen. */
  title: string | null
  sums: Sums
  isOpen: boolean
}

/** A line of a table: a record, the head of a group, or something that is still on its way. */
export type Line =
  | { kind: 'record'; record: RecordRow; depth: number }
  | { kind: 'group'; group: Group }
  | { kind: 'coming'; key: string; isFailed?: boolean }

/** The lines of a table as far as they are known, and the ways to see more of them. */
export interface Lines {
  count: number
  at: (index: number) => Line | undefined
  /** Says which lines are in sight, so that they are kept fresh and what follows is fetched. */
  look: (from: number, to: number) => void
  /** Opens or closes a group; both, when nothing is said. */
  toggle: (key: string, open?: boolean) => void
  /** Ids of the records that are known, in order. */
  ids: () => string[]
}

/** What a line is told apart by. */
export function keyOf(line: Line | undefined, index: number): string {
  if (line?.kind === 'record') return line.record.id
  if (line?.kind === 'group') return line.group.key
  return line?.key ?? `coming-${index}`
}

/** The record of a line; undefined for the head of a group and for what is on its way. */
export function recordOf(line: Line | undefined): RecordRow | undefined {
  return line?.kind === 'record' ? line.record : undefined
}
