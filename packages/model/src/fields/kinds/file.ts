import type { FileField, FileValue } from '../field.ts'
import { bad, good, type KindDefinition, type Parsed, quoted } from './kind.ts'
import { textOperand } from './text-values.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** How many files a field holds at most. */
export const mostFiles = ({ most = 20 }: Pick<FileField, 'most'>): number => most

/** How large each file of a field may be, in bytes. */
export const mostBytes = ({ maxMegabytes = 25 }: Pick<FileField, 'maxMegabytes'>): number =>
  maxMegabytes * 1024 * 1024

/** The names of files, as they are searched; `file_names` in the database gives the same. */
export const fileNames = (files: readonly FileValue[]): string =>
  files.map(({ name, id }) => name ?? id).join(', ')

function readFile(given: unknown): Parsed<FileValue> {
  const id = String((typeof given === 'string' ? given : Object(given).id) ?? '').toLowerCase()
  return uuid.test(id)
    ? good({ id })
    : bad(`${quoted(given)} is no file; bring it first, and name it by the id it got.`)
}

/** Files in the order given, each once, by their ids. Compared by their names. */
export const fileKind: KindDefinition<'file'> = {
  kind: 'file',
  compares: 'text',
  operators: ['contains', 'notContains', 'isEmpty', 'isNotEmpty'],
  parse(value, field) {
    const files = new Map<string, FileValue>()
    for (const given of Array.isArray(value) ? value : [value]) {
      const read = readFile(given)
      if (!read.ok) return read
      files.set(read.value.id, read.value)
    }
    const most = mostFiles(field)
    if (files.size > most) return bad(`holds more than ${most === 1 ? 'one file' : `${most} files`}.`)
    return good(files.size === 0 ? null : [...files.values()])
  },
  operand: textOperand,
  text: fileNames,
  format: fileNames,
  jsonSchema: (field) => ({
    type: 'array',
    maxItems: mostFiles(field),
    description: 'Files brought before by `POST /api/v1/files`, named by their ids.',
    items: {
      type: 'object',
      required: ['id'],
      properties: {
        id: { type: 'string', format: 'uuid' },
        name: { type: 'string', readOnly: true },
        type: { type: 'string', readOnly: true },
        bytes: { type: 'integer', readOnly: true },
        thumbnail: { type: 'boolean', readOnly: true },
      },
    },
  }),
}
