import type { ObjectDefinition } from '@regulars/model'
import type { Ctx } from '../../../records/index.ts'
import type { TwinsToTake } from '../twins/twins-to-take.ts'

/** What is to be applied. */
export interface RecordsToApply {
  importId: string
  object: ObjectDefinition
  /** Keys of the fields that columns of the file fill. */
  mapped: readonly string[]
  matchBy: readonly string[]
  mode: 'create' | 'update' | 'both'
  twins: TwinsToTake
  /** Currency of amounts in the file that name none. */
  currency: string
  /** Fields that `complete` may fill besides the mapped ones. */
  completes?: readonly string[] | undefined
  /** What the kind of import knows of new records beyond their rows. */
  complete?: ((ctx: Ctx) => Promise<void>) | undefined
  /** Takes a sentence on something that was not kept, though its row was. */
  note: (sentence: string) => void
}
