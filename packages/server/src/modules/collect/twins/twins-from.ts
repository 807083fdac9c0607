import { contact, type ObjectDefinition } from '@regulars/model'
import type { Services } from '../../../records/index.ts'
import type { RunnableKind } from '../import-kinds.ts'
import type { ImportOptions } from '../plan/import-options.ts'

/** Where the owner set nothing, one in twenty may be wrong. */
const usually = 0.95

/** The object whose records the rows may be twins of: lines of sales bring people. */
export const objectOfTwins = ({ object }: RunnableKind): ObjectDefinition => object ?? contact

/** From which probability on a row is taken for whom it looks like: as the caller says, else from where the owner has duplicates merged. */
export const twinsFrom = ({ settings }: Services, runnable: RunnableKind, options: ImportOptions): number =>
  options.twinsFrom ?? settings.get('mergeDuplicatesFrom')[objectOfTwins(runnable).name] ?? usually
