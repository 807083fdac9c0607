import type { ExportFormat } from './export-format.ts'

/** JSON lines: one object a line, by keys of fields, empty values left out. Amounts are in major units, as on the screen. */
export const jsonLinesFormat: ExportFormat = {
  key: 'jsonl',
  label: 'JSON lines',
  extension: 'jsonl',
  mediaType: 'application/jsonl; charset=utf-8',
  async *write({ columns, records }) {
    for await (const some of records)
      yield some
        .map((record) => {
          const values = columns.map(({ key, valueIn }) => [key, valueIn(record)] as const)
          return `${JSON.stringify(Object.fromEntries(values.filter(([, value]) => value !== null)))}\n`
        })
        .join('')
  },
}
