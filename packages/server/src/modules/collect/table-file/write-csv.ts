/** What a spreadsheet program takes for the beginning of a formula, perhaps after quotation marks that were put before it. */
const formula = /^'*[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20|]/
/** Figures and telephone numbers begin with a sign and are no formulas. */
const figure = /^[+-]?[\d.,]+(?:[eE][+-]?\d+)?$/

/**
 * Text that no spreadsheet program runs: what would be a formula gets an apostrophe before it. `plainText` takes it away again, so what was exported
 * comes back as it was.
 */
export const safeText = (text: string): string =>
  formula.test(text) && !figure.test(text) ? `'${text}` : text

/** What `safeText` was made from. Text that others wrote with an apostrophe before a formula loses it too, which is how they meant it. */
export const plainText = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell) && !figure.test(cell) ? cell.slice(1) : cell

/** One line of CSV; cells are quoted where they need it. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`
}

const quoted = (cell: string): string =>
  /[",;\r\n\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
