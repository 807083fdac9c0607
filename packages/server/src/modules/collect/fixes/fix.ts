import { z } from 'zod'

const column = z.string().max(300).describe('Name of a column, or of one that an earlier fix added.')
const columnName = z.string().trim().min(1).max(200)
const columns = z.array(column).min(1).max(50)

/** What is done to the cells of a file before they are read, in this order. Plain data, so that it can be kept and done again. */
export const fixSchema = z.discriminatedUnion('fix', [
  z.strictObject({
    fix: z.literal('replace'),
    column,
    find: z.string().min(1).max(500).describe('Text, not a pattern; capitals count.'),
    replacement: z.string().max(500),
  }),
  z.strictObject({
    fix: z.literal('values'),
    column,
    values: z
      .record(z.string().max(500), z.string().max(500))
      .describe('What a whole cell becomes; capitals do not count.'),
  }),
  z.strictObject({
    fix: z.literal('default'),
    column,
    value: z.string().max(1000).describe('For empty cells.'),
  }),
  z.strictObject({ fix: z.literal('splitName'), column }).describe('Adds first and last name as columns.'),
  z.strictObject({
    fix: z.literal('split'),
    column,
    at: z.string().min(1).max(20).describe('The sign between the parts.'),
    into: z
      .array(columnName)
      .min(2)
      .max(20)
      .describe('Names of the columns it adds; the last takes what is left.'),
  }),
  z.strictObject({
    fix: z.literal('join'),
    columns,
    between: z.string().max(20),
    into: columnName.describe('Name of the column it adds.'),
    whole: z.boolean().optional().describe('Only when none of the cells is empty.'),
  }),
  z.strictObject({
    fix: z.literal('firstFilled'),
    groups: z
      .array(columns)
      .min(1)
      .max(20)
      .describe('Groups of columns; the first that is filled at all is taken.'),
    into: z
      .array(columnName)
      .min(1)
      .max(50)
      .describe('Names of the columns it adds, one for each of a group.'),
  }),
])

export type Fix = z.infer<typeof fixSchema>
export type FixKind = Fix['fix']

/** Text a cell is to hold, by number of its row and name of its column. */
export const editsSchema = z.record(
  z.string().regex(/^\d{1,9}$/),
  z.record(z.string().max(300), z.string().max(10_000)),
)

export type Edits = z.infer<typeof editsSchema>
