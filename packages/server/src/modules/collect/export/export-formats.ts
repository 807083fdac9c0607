import type { ObjectDefinition } from '@regulars/model'
import { Problem } from '../../../platform/problem.ts'
import type { ExportFormat } from './export-format.ts'
import { csvFormat } from './write-csv-file.ts'
import { jsonLinesFormat } from './write-json-lines.ts'
import { vcardFormat } from './write-vcards.ts'
import { xlsxFormat } from './write-workbook.ts'

/** All kinds of file that records can be taken out as. */
export const exportFormats: readonly ExportFormat[] = [csvFormat, xlsxFormat, vcardFormat, jsonLinesFormat]

/** The format with this name or file ending. @throws Problem naming those there are */
export function exportFormat(name: string, object: ObjectDefinition): ExportFormat {
  const fitting = exportFormats.filter(({ fits }) => fits?.(object) ?? true)
  const found = fitting.find(({ key, extension }) => key === name || extension === name)
  if (found) return found
  throw new Problem('export.unknown-format', {
    status: 422,
    title: `${object.labelPlural} cannot be written as “${name.slice(0, 20)}”.`,
    mend: `Choose ${fitting.map(({ key }) => key).join(', ')}.`,
    field: 'format',
  })
}
