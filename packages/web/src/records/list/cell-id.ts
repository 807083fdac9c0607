/** The id of a cell, by which the grid points to the one with the cursor. */
export function cellId(row: number, column: number): string {
  return `cell-${row}-${column}`
}
