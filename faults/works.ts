import type { Work } from './kit/round.ts'
import { backingUp } from './work/backup.ts'
import { bulkEdit } from './work/bulk-edit.ts'
import { diskFull } from './work/disk-full.ts'
import { importSales } from './work/import-sales.ts'
import { merging } from './work/merge.ts'
import { migrating } from './work/migrate.ts'
import { sending } from './work/program.ts'
import { undoing } from './work/undo.ts'

/** All work that is disturbed. Another is a file and a line here. */
export const works: readonly Work[] = [
  importSales,
  bulkEdit,
  merging,
  sending,
  undoing,
  backingUp,
  migrating,
  diskFull,
]
