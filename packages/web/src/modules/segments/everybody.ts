import type { Condition } from '@regulars/model'

/** The condition that everybody satisfies: where a segment begins. */
export const everybody: Condition = { all: [] }
