import type { ObjectDefinition } from '@regulars/model'

/** What is to be applied. */
export interface RecordsToApply {
  importId: string
  object: ObjectDefinition
  /** Keys of the fields that columns of the file fill. */
  mapped: readonly string[]
  matchBy: readonly string[]
  mode: 'create' | 'update' | 'both'
  /** Currency of amounts in the file that name none. */
  currency: string
  /** Takes a sentence on something that was not kept, though its row was. */
  note: (sentence: string) => void
}
