/** What an exponential-smoothing model lets a series have. */
export type Components = {
  /** Whether chance adds to the value or multiplies it. */
  error: 'additive' | 'multiplicative'
  /** No slope, a steady slope, or one that dies away. */
  trend: 'none' | 'additive' | 'damped'
  /** No season, or one that adds to the value or multiplies it. */
  season: 'none' | 'additive' | 'multiplicative'
}

const errors = ['additive', 'multiplicative'] as const
const trends = ['none', 'additive', 'damped'] as const
const seasons = ['none', 'additive', 'multiplicative'] as const

/**
 * All models that may be chosen. An additive error with a multiplicative season is left out: it divides by
 * states that may come near zero (Hyndman & Athanasopoulos 2021, section 8.6). Multiplicative ones need values above zero.
 */
export function candidateModels(positive: boolean, seasonal: boolean): Components[] {
  return errors
    .flatMap((error) => trends.flatMap((trend) => seasons.map((season) => ({ error, trend, season }))))
    .filter(({ error, season }) => !(error === 'additive' && season === 'multiplicative'))
    .filter(({ error, season }) => positive || (error === 'additive' && season !== 'multiplicative'))
    .filter(({ season }) => seasonal || season === 'none')
}

/** The usual short name: ETS(M,Ad,A) has multiplicative error, damped trend and additive season. */
export function shortName({ error, trend, season }: Components): string {
  const letters = { none: 'N', additive: 'A', multiplicative: 'M', damped: 'Ad' } as const
  return `ETS(${letters[error]},${letters[trend]},${letters[season]})`
}
