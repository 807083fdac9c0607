/**
 * Reads what a spreadsheet puts into the clipboard: cells parted by tabs, rows by line ends; a cell that holds either, or a quotation mark at
 * its beginning, stands in quotation marks, its own doubled.
 */
export function readTsv(text: string): string[][] {
  const rows: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*))(\t|\r?\n|\r|$)/y
  for (let at = 0; at <= text.length; at = cell.lastIndex) {
    cell.lastIndex = at
    const found = cell.exec(text)
    if (!found) break
    const [, quoted, plain = '', end] = found
    rows.at(-1)!.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '') break
    if (end !== '\t') rows.push([])
  }
  // Spreadsheets end the last row like the others.
  if (rows.length > 1 && rows.at(-1)!.length <= 1 && (rows.at(-1)![0] ?? '') === '') rows.pop()
  return rows
}

/** Writes cells as a spreadsheet takes them from the clipboard. */
export function writeTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(quoted).join('\t')).join('\n')
}

function quoted(cell: string): string {
  return /[\t\n\r]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
