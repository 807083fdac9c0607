/** One level of one field, and what agreeing at that level says. */
export type LinkageLevel = {
  /** In words: 'the same', 'spelt alike', … */
  meaning: string
  /** How often pairs of the same person are at this level, 0–1 (m). */
  matchRate: number
  /** How often pairs of different people are, 0–1 (u). */
  chanceRate: number
}

/** What was learnt about one field. */
export type LinkageField = {
  name: string
  /** Best first; the last one is 'different'. */
  levels: LinkageLevel[]
  /** With term frequency: how many records had each value. */
  valueCounts?: Record<string, number>
  /** How many records had any value, where `valueCounts` names the frequent ones only. */
  valueTotal?: number
}

/** What was learnt from the pairs of one blocking rule: for the model card. */
export type LinkagePass = {
  /** Fields that agree by construction: nothing is learnt about them here. */
  fixes: readonly string[]
  pairs: number
  /** Share of the pairs that look like matches. */
  matchShare: number
  converged: boolean
}

/** All that scoring a pair needs; plain data. */
export type LinkageModel = {
  /** Chance that two records picked at random are the same person. */
  prior: number
  fields: LinkageField[]
  passes: LinkagePass[]
}
