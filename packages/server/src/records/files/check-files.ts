import {
  type FileField,
  type FileValue,
  fileSortLabels,
  fileTypeOf,
  labelOf,
  mostBytes,
} from '@regulars/model'
import { sql } from 'kysely'
import { type Column, columnsOf } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import type { WriteBatch, WriteEntry } from '../write/write-batch.ts'
import { faultOf } from '../write/write-problems.ts'

/**
 * Completes the files that are written by what is known of them. A file is put into a record by who brought it, and nobody else; those that the record
 * holds already may stay there, in any order.
 */
export async function checkFiles(ctx: Ctx, batch: WriteBatch): Promise<void> {
  const columns = columnsOf(batch.object).filter(({ field }) => field.kind === 'file')
  const written = columns.flatMap((column) =>
    batch.entries.flatMap((entry) => {
      const given = entry.values[column.property] as FileValue[] | null | undefined
      return given ? [{ column, entry, given }] : []
    }),
  )
  if (written.length === 0) return
  const brought = await findBrought(ctx, new Set(written.flatMap(({ given }) => given.map(({ id }) => id))))
  for (const { column, entry, given } of written) completeEntry(batch, column, entry, given, brought)
}

function completeEntry(
  batch: WriteBatch,
  { key, field, property }: Column,
  entry: WriteEntry,
  given: readonly FileValue[],
  brought: ReadonlyMap<string, FileValue>,
): void {
  const held = new Map(filesIn(entry.before?.[property]).map((each) => [each.id, each]))
  const files: FileValue[] = []
  for (const { id } of given) {
    const kept = held.get(id)
    const found = kept ?? brought.get(id)
    const problem = found ? (kept ? undefined : misfit(found, field as FileField)) : 'there is no such file.'
    if (found) files.push(found)
    if (problem) batch.faults.push(faultOf(entry.at, property, `${labelOf(key, field)}: ${problem}`))
  }
  entry.values[property] = files
}

const filesIn = (value: unknown): FileValue[] => (Array.isArray(value) ? (value as FileValue[]) : [])

function misfit({ name = '', bytes = 0 }: FileValue, field: FileField): string | undefined {
  if (bytes > mostBytes(field)) return `“${name}” is larger than ${mostBytes(field) / 1024 / 1024} MB.`
  const { sort } = fileTypeOf(name)
  if (!field.accepts || (sort && field.accepts.includes(sort))) return undefined
  const wanted = field.accepts.map((each) => fileSortLabels[each]).join(', ')
  return `“${name}” is none of what may be brought here: ${wanted}.`
}

async function findBrought(ctx: Ctx, ids: ReadonlySet<string>): Promise<Map<string, FileValue>> {
  const { rows } = await sql<{ file: FileValue }>`
    select json_strip_nulls(json_build_object('id', id, 'name', name, 'type', type, 'bytes', bytes,
      'thumbnail', case when thumbnail_hash is not null then true end)) as file
    from file where id = any(${[...ids]}::uuid[]) and created_by_id = ${ctx.actor.userId}::uuid
  `.execute(ctx.db)
  return new Map(rows.map(({ file }) => [file.id, file]))
}
