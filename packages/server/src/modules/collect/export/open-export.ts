import { Readable } from 'node:stream'
import type { ObjectDefinition } from '@regulars/model'
import { Problem } from '../../../platform/problem.ts'
import { type Ctx, count, type ListQuery, streamJson } from '../../../records/index.ts'
import { type ExportColumn, type ExportedRecord, exportColumns } from './export-column.ts'
import { exportFormat } from './export-formats.ts'

/** Which records are taken out, and as what. */
export interface ExportAsked extends Pick<ListQuery, 'filter' | 'segment' | 'deleted' | 'sort'> {
  /** `csv`, `xlsx`, `vcf`, `jsonl`. */
  format: string
  /** Keys of fields or paths to them (`company.city`); without any, all that may be seen. */
  columns?: readonly string[] | undefined
}

/** A file that is being written. */
export interface OpenExport {
  fileName: string
  mediaType: string
  content: Readable
  /** Records written up to now. */
  written(): number
}

/**
 * Begins to write a list into a file. Records are read as they were at one moment and written as they come: memory stays flat at any size.
 * @throws Problem as `listJson` does, `export.unknown-format`, `export.too-many`; nothing has been written then
 */
export async function openExport(
  ctx: Ctx,
  object: ObjectDefinition,
  asked: ExportAsked,
): Promise<OpenExport> {
  const format = exportFormat(asked.format, object)
  const columns = exportColumns(ctx, object, asked.columns)
  const selection = { filter: asked.filter, segment: asked.segment, deleted: asked.deleted }
  if (format.most !== undefined) await refuseTooMany(ctx, object, selection, format.most)
  const fields = columns.flatMap(({ reads }) => reads)
  const rows = streamJson(ctx, object, { ...selection, sort: asked.sort, fields })
  // What is wrong with the question shows when the first records are read: before the answer begins.
  const first = await rows.next()
  let written = 0
  async function* records(): AsyncGenerator<ExportedRecord[]> {
    try {
      for (let next = first; !next.done; next = await rows.next()) {
        written += next.value.length
        yield next.value.map((json) => JSON.parse(json) as ExportedRecord)
      }
    } finally {
      await rows.return(undefined)
    }
  }
  return {
    fileName: fileNameOf(ctx, object, format.extension),
    mediaType: format.mediaType,
    content: Readable.from(format.write({ object, columns: columns as ExportColumn[], records: records() })),
    written: () => written,
  }
}

async function refuseTooMany(
  ctx: Ctx,
  object: ObjectDefinition,
  selection: Parameters<typeof count>[2],
  most: number,
) {
  const { count: found } = await count(ctx, object, selection, { exact: true })
  if (found <= most) return
  throw new Problem('export.too-many', {
    status: 422,
    title: `A sheet holds ${most.toLocaleString('en')} records at most; these are ${found.toLocaleString('en')}.`,
    mend: 'Take them out as CSV, which may have any length.',
    field: 'format',
  })
}

/** `contacts-2026-03-02.csv`, by the day it is where the business is. */
function fileNameOf({ services }: Ctx, { path }: ObjectDefinition, extension: string): string {
  const day = new Intl.DateTimeFormat('sv', { timeZone: services.settings.get('timeZone') }).format(
    services.clock.now(),
  )
  return `${path}-${day}.${extension}`
}
