import type { KindDefinition } from './kind.ts'
import { parseText, textOperand, textOperators } from './text-values.ts'

const longest = 100_000

/** Text with headings, lists, emphasis and links, kept as it is written: in the part of Markdown that `readRichText` knows. */
export const richTextKind: KindDefinition<'richText'> = {
  kind: 'richText',
  compares: 'text',
  operators: textOperators,
  parse: (value, field) => parseText(value, 'many', field.maxLength ?? longest),
  operand: textOperand,
  format: (value) => value,
  jsonSchema: (field) => ({
    type: 'string',
    maxLength: field.maxLength ?? longest,
    description: 'Markdown: headings, lists, quotations, emphasis, code and links. HTML means nothing in it.',
  }),
}
