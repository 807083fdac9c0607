import type { MultiSelectField } from '../field.ts'
import { bad, good, type KindDefinition, type Parsed } from './kind.ts'
import { optionLabel, parseOption } from './options.ts'
import { parseText } from './text-values.ts'

const longestOption = 100
const mostOptions = 200

/** Reads one option; a new one may be typed where the field is open, spelt like one that is there already but for capitals. */
function readOption(value: unknown, field: MultiSelectField): Parsed<string> {
  const known = parseOption(value, field.options)
  if (known.ok || !field.open) return known
  const typed = parseText(value, 'one', longestOption)
  if (!typed.ok) return typed
  return typed.value === null ? bad('holds an empty entry.') : good(typed.value)
}

/** Any number of a list of options, in the order given, each once. A single option, or several parted by commas, are read too. */
export const multiSelectKind: KindDefinition<'multiSelect'> = {
  kind: 'multiSelect',
  compares: 'list',
  operators: ['contains', 'notContains', 'in', 'notIn', 'isEmpty', 'isNotEmpty'],
  parse(value, field) {
    const written = typeof value === 'string' ? value.split(/[,;\n]/).filter((part) => part.trim()) : value
    if (!Array.isArray(written)) return bad('must be a list.')
    if (written.length > mostOptions) return bad(`holds more than ${mostOptions} entries.`)
    const values = new Set<string>()
    for (const part of written) {
      const option = readOption(part, field)
      if (!option.ok) return option
      values.add(option.value)
    }
    return good([...values])
  },
  operand: readOption,
  format: (value, field) => value.map((option) => optionLabel(option, field.options)).join(', '),
  jsonSchema: (field) => ({
    type: 'array',
    maxItems: mostOptions,
    items: field.open
      ? { type: 'string', maxLength: longestOption }
      : { type: 'string', enum: field.options.map(({ value }) => value) },
  }),
}
