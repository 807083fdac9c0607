/** Where a value comes from. */
export interface ValueSource {
  at: string
  kind: string | null
  label: string | null
  source: string | null
  by: string | null
}

const words: Record<string, string> = {
  edit: 'typed',
  bulkEdit: 'bulk edit',
  import: 'import',
  merge: 'merge',
  form: 'form',
  program: 'program',
  api: 'API',
  undo: 'undo',
  system: 'Regulars',
}

/** Where a value comes from, in a few words: “Ana, typed”, “import, till.csv”. */
export function saySource({ kind, source, by }: ValueSource): string {
  const how = words[kind ?? ''] ?? 'not known'
  return [by, how, source !== by ? source : null].filter(Boolean).join(', ')
}
