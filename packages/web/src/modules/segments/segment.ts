import type { Condition } from '@regulars/model'

/** A segment, as the API sends it. */
export interface Segment {
  id: string
  name: string
  description: string | null
  condition: Condition
  builtIn: boolean
  updatedAt: string
  version: number
}
