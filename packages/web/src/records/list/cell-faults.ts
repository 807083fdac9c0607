import { useState } from 'react'
import type { AnyValue } from '../inputs/index.tsx'

/** Why what was written into a cell is not saved, with what was written. */
export interface CellFault {
  /** What is wrong, and the way out. */
  sentence: string
  /** What was typed or pasted, as it is shown. */
  text: string
  /** The same as a value, where it could be read as one. */
  value?: AnyValue
}

/** By the path of the column. */
export type RowFaults = ReadonlyMap<string, CellFault>

/** What could not be saved, by record and column. */
export interface CellFaults {
  of: (recordId: string) => RowFaults | undefined
  set: (recordId: string, path: string, fault: CellFault) => void
  clear: (recordId: string, path: string) => void
  count: number
}

/** Keeps what could not be saved where it was written, until it is mended or let go. */
export function useCellFaults(): CellFaults {
  const [byRecord, setByRecord] = useState<ReadonlyMap<string, RowFaults>>(new Map())
  const change = (recordId: string, path: string, fault: CellFault | undefined) =>
    setByRecord((before) => {
      if (!fault && !before.get(recordId)?.has(path)) return before
      const row = new Map(before.get(recordId))
      if (fault) row.set(path, fault)
      else row.delete(path)
      const next = new Map(before)
      if (row.size > 0) next.set(recordId, row)
      else next.delete(recordId)
      return next
    })
  return {
    of: (recordId) => byRecord.get(recordId),
    set: (recordId, path, fault) => change(recordId, path, fault),
    clear: (recordId, path) => change(recordId, path, undefined),
    count: byRecord.size,
  }
}
