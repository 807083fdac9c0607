import type { Place } from '../../ui/format/use-format.tsx'
import type { Catalogue } from '../objects/catalogue.ts'
import type { DescribedObject, RecordRow } from '../objects/described-object.ts'
import type { CellFaults } from './cell-faults.ts'
import type { Column } from './column.ts'
import type { Lines } from './lines.ts'

/** What writing into many cells of a table needs to know. */
export interface WriteSetting {
  object: DescribedObject
  columns: readonly Column[]
  lines: Lines
  faults: CellFaults
  catalogue: Catalogue
  place: Place
}

/** A text that is to be written into a cell. */
export interface WantedCell {
  record: RecordRow
  column: Column
  text: string
}
