import type { AnyValue } from '../inputs/index.tsx'

/** Where the eye goes when a cell has been edited. */
export type Move = 'down' | 'up' | 'next' | 'previous' | 'stay'

/** What a row can ask of its table; kept in a reference, so that rows need not be drawn anew when it changes. */
export interface RowVerbs {
  toggle: (row: number, isRange: boolean) => void
  /** Puts the cursor there; with `isRange` marks everything from where it was. */
  point: (row: number, column: number, isRange?: boolean) => void
  edit: (row: number, column: number) => void
  endEdit: (row: number, column: number, result?: { value: AnyValue }, move?: Move) => void
}
