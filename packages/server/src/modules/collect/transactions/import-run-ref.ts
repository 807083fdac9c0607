import type { TwinsToTake } from '../twins/twins-to-take.ts'

/** The import that is being applied. */
export interface ImportRunRef {
  id: string
  fileName: string
  twins: TwinsToTake
  /** Takes a sentence on something that was not kept, though its row was. */
  note: (sentence: string) => void
}
