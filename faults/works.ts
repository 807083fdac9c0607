import { backingUp } from './activities/backup.ts'
import { bulkEdit } from './activities/bulk-edit.ts'
import { diskFull } from './activities/disk-full.ts'
import { importSales } from './activities/import-sales.ts'
import { merging } from './activities/merge.ts'
import { migrating } from './activities/migrate.ts'
import { sending } from './activities/program.ts'
import { undoing } from './activities/undo.ts'
import type { Work } from './kit/round.ts'

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
