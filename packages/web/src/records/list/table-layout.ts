import type { CSSProperties } from 'react'
import { type Column, widthOf } from './column.ts'

/** Where the columns of a table stand. */
export interface TableLayout {
  /** For `grid-template-columns`: the box to select, the columns, whatever room is left. */
  template: string
  width: number
  /** How many columns stay in sight. */
  frozen: number
  /** The same as `template`, of the box to select and the columns that stay. */
  frozenTemplate: string
  /** What keeps a frozen column in its place; undefined for the others. */
  styles: readonly (CSSProperties | undefined)[]
}

const boxWidth = 36

/** Columns side by side, the box to select before them. The first always stays in sight. */
export function layoutOf(
  columns: readonly Column[],
  widths: Readonly<Record<string, number>>,
  wanted = 1,
): TableLayout {
  const each = columns.map((column) => widthOf(column, widths))
  const frozen = Math.min(Math.max(1, wanted), columns.length)
  const starts = each.map((_, at) => each.slice(0, at).reduce((sum, width) => sum + width, boxWidth))
  return {
    template: `${boxWidth}px ${each.map((width) => `${width}px`).join(' ')} 1fr`,
    width: each.reduce((sum, width) => sum + width, boxWidth),
    frozen,
    frozenTemplate: [boxWidth, ...each.slice(0, frozen)].map((width) => `${width}px`).join(' '),
    styles: starts.map((start, at) => (at < frozen ? { insetInlineStart: start } : undefined)),
  }
}

/** A row is a layer of its own, so that one that comes into sight leaves what is drawn of the others as it is. It has its ground itself, so that nothing behind it need be drawn. */
export const rowLook = 'absolute inset-x-0 grid will-change-transform'

/** A row in which nothing reaches over its edges: the browser need not look beyond them, nor into it from elsewhere. */
export const closedLook = 'contain-strict'

/** What stays in sight sideways; not a layer of its own in each row while one goes up and down, for which the browser would follow all of them. */
export const stayingLook = 'sticky z-10 group-data-moving/table:static'

/** The look of a cell that stays where it is; the last of them has the line that others pass under. */
export function frozenLook({ frozen }: TableLayout, at: number): string | false {
  if (at >= frozen) return false
  return at === frozen - 1 ? 'sticky z-10 border-e border-hairline' : 'sticky z-10'
}
