/** One line of COPY's text format: tabs between, `\N` for nothing, the signs that mean something escaped. */
export function copyLine(cells: ReadonlyArray<string | number | undefined | null>): string {
  let line = ''
  for (let at = 0; at < cells.length; at++) {
    if (at > 0) line += '\t'
    const cell = cells[at]
    line += cell === undefined || cell === null ? '\\N' : typeof cell === 'number' ? cell : escapeText(cell)
  }
  return `${line}\n`
}

/** A text array as COPY reads it. */
export function copyArray(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}

const special = /[\\\t\n\r\0]/

function escapeText(text: string): string {
  if (!special.test(text)) return text
  return text.replace(/[\\\t\n\r\0]/g, (sign) => replacements[sign]!)
}

/** PostgreSQL's text cannot hold the character 0; it means nothing in a table of customers either. */
const replacements: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '' }
