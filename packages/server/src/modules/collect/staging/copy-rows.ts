/** Rows gathered at a time as text before they leave the heap. */
const rowsAtOnce = 250

/**
 * Rows on their way into COPY. They are kept as bytes outside the heap: texts that wait there for the database would outlive
 * the quick collections of garbage, and reading a large file would take 100 MB more memory.
 */
export class CopyRows {
  count = 0
  #waiting: string[] = []
  #packed: Buffer[] = []

  /** Adds one row, a line as `copyLine` makes it. */
  add(line: string): void {
    this.count++
    if (this.#waiting.push(line) >= rowsAtOnce) this.#pack()
  }

  /** All rows, in the order in which they were added. */
  take(): readonly Buffer[] {
    if (this.#waiting.length > 0) this.#pack()
    return this.#packed
  }

  #pack(): void {
    this.#packed.push(Buffer.from(this.#waiting.join('')))
    this.#waiting = []
  }
}
