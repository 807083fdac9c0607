const fewestLines = 3
const mostColumns = 200

/**
 * Where the columns of a text of fixed width begin: after a stretch of places that are blank in every line. Undefined when the lines show no
 * such columns. Prose has none: after a few lines a letter stands at every place.
 *
 * @example findColumns('Ann   Gdańsk\nBob   Sopot\nCleo  Hel') // [0, 6]
 */
export function findColumns(text: string): number[] | undefined {
  const lines = wholeLines(text)
  if (lines.length < fewestLines || lines.some((line) => line.includes('\t'))) return undefined
  const width = Math.max(...lines.map((line) => line.length))
  const filled = Array.from({ length: width }, (_, at) => lines.some((line) => (line[at] ?? ' ') !== ' '))
  const starts = filled.flatMap((isFilled, at) => (isFilled && !filled[at - 1] ? at : []))
  return starts.length > 1 && starts.length <= mostColumns && isTable(lines, starts) ? starts : undefined
}

/** The last line may be cut off where the sample ends. */
function wholeLines(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/)
  return lines
    .slice(0, Math.min(200, Math.max(fewestLines, lines.length - 1)))
    .filter((line) => line.trim() !== '')
}

/** Cells begin where their column begins (or end where it ends, as figures do), and more than one column is filled in nearly every line. */
function isTable(lines: readonly string[], starts: readonly number[]): boolean {
  const several = lines.filter((line) => {
    const cells = starts.map((from, index) => line.slice(from, starts[index + 1]))
    return cells.filter((cell) => cell.trim() !== '').length > 1
  })
  return several.length / lines.length >= 0.9
}
