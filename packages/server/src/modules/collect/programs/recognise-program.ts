import type { Fix } from '../fixes/fix.ts'
import { fixKinds } from '../fixes/fix-kinds.ts'
import type { Mapping } from '../mapping/import-field.ts'
import type { ExportingProgram } from './program.ts'
import { programs } from './programs.ts'

/** A file of a known program: how it is read, in the names of its own columns. */
export interface RecognisedProgram {
  program: ExportingProgram
  mapping: Mapping
  fixes: Fix[]
}

/** Finds the program that wrote a file with these columns; undefined when none is known to. */
export function recogniseProgram(columns: readonly string[]): RecognisedProgram | undefined {
  const names = new Map(columns.map((name) => [plain(name), name]))
  const found = programs
    .filter(({ header }) => header.every((name) => names.has(plain(name))))
    .sort((a, b) => b.header.length - a.header.length)[0]
  return found && { program: found, ...inNamesOf(found, names) }
}

const plain = (name: string): string => name.trim().toLowerCase()

/** Mapping and fixes for the columns that the file has. */
function inNamesOf({ mapping, fixes = [] }: ExportingProgram, names: Map<string, string>) {
  const known = new Map(names)
  const usable: Fix[] = []
  for (const fix of fixes) {
    const fitting = fitted(fix, (name) => known.get(plain(name)))
    if (!fitting) continue
    usable.push(fitting)
    for (const added of fixKinds[fitting.fix].adds?.(fitting as never) ?? []) known.set(plain(added), added)
  }
  const entries = Object.entries(mapping).flatMap(([column, field]) => {
    const name = known.get(plain(column))
    return name === undefined ? [] : [[name, field] as const]
  })
  return { mapping: Object.fromEntries(entries), fixes: usable }
}

/** The fix with the columns that are there; undefined when it has nothing to do. Groups stay whole: a part that is missing is taken from none. */
function fitted(fix: Fix, nameOf: (name: string) => string | undefined): Fix | undefined {
  if ('column' in fix) {
    const column = nameOf(fix.column)
    return column === undefined ? undefined : { ...fix, column }
  }
  if (fix.fix === 'join') {
    const columns = fix.columns.flatMap((name) => nameOf(name) ?? [])
    return columns.length < fix.columns.length && fix.whole
      ? undefined
      : columns.length === 0
        ? undefined
        : { ...fix, columns }
  }
  const groups = fix.groups
    .map((group) => group.map(nameOf))
    .filter((group): group is string[] => group.every((name) => name !== undefined))
  return groups.length === 0 ? undefined : { ...fix, groups }
}
