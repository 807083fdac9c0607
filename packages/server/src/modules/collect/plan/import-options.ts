import { z } from 'zod'
import { editsSchema, fixSchema } from '../fixes/fix.ts'
import { delimiters } from '../table-file/table-format.ts'

/** What may become of a row that looks like somebody who is known. */
export const twinChoices = ['create', 'skip', 'complete'] as const

export type TwinChoice = (typeof twinChoices)[number]

/** What a caller may say about a file; everything but `mapping` is detected when left out, and `mapping` is guessed. */
export const importOptions = z
  .object({
    mapping: z
      .record(z.string(), z.string())
      .optional()
      .describe('Column name, or 0-based index without header → field. Left out: guessed.'),
    hasHeader: z.boolean().optional(),
    skipRows: z.int().min(0).max(1000).optional().describe('Rows above the header.'),
    delimiter: z.enum(delimiters).optional(),
    columnsAt: z
      .array(z.int().min(0).max(100_000))
      .max(2000)
      .optional()
      .describe('For files of fixed width: where columns begin, in characters from 0.'),
    columns: z
      .array(z.string().max(300))
      .max(2000)
      .optional()
      .describe('For vCard and JSON lines: names of the columns, as a preview answered with.'),
    encoding: z.string().max(40).optional().describe('WHATWG label, such as utf-8 or windows-1252.'),
    dateFormat: z.string().max(40).optional().describe('Order of day, month and year, such as DD.MM.YYYY.'),
    decimal: z.enum(['.', ',']).optional(),
    currency: z.string().length(3).optional().describe('ISO 4217 code of amounts that name none.'),
    fixes: z
      .array(fixSchema)
      .max(200)
      .optional()
      .describe(
        'What is done to cells before they are read, in this order. Left out with `mapping`: as recognised.',
      ),
    edits: editsSchema
      .optional()
      .describe(
        'Cells mended by hand: number of the row → name of the column → text. They go after the fixes.',
      ),
    match: z
      .array(z.string())
      .min(1)
      .max(10)
      .optional()
      .describe('Fields by which an existing record is recognised, most telling first.'),
    mode: z
      .enum(['create', 'update', 'both'])
      .optional()
      .describe(
        'What becomes of rows: only new records, only changes of existing ones, or both (the default).',
      ),
    twins: z
      .enum(twinChoices)
      .optional()
      .describe(
        'What becomes of new rows that look like somebody who is there, or like an earlier row: they are made all the same and wait among the duplicates (the default), they are skipped with the reason, or they complete the one they look like.',
      ),
    twinsFrom: z
      .number()
      .min(0.5)
      .max(1)
      .optional()
      .describe(
        'From which probability on rows are skipped or complete another. Left out: what Settings, Merging says, else 0.95.',
      ),
    leaveEmpty: z
      .array(z.string().max(300))
      .max(200)
      .optional()
      .describe('Fields whose cells are left empty where they cannot be read, so that their rows come in.'),
    fresh: z.boolean().optional().describe('True: how such a file was read the last time does not count.'),
  })
  .strict()

export type ImportOptions = z.infer<typeof importOptions>
