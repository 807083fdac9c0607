import type { Ctx } from '../context.ts'
import { fieldDerivations } from '../formulas/field-derivations.ts'
import type { Derivation } from './derivation.ts'

/** Everything that is computed from records and kept: what modules state, then what follows from formulas and roll-ups, which may read the former. */
export const derivationsOf = ({ registry, services: { rules } }: Ctx): readonly Derivation[] => [
  ...rules.derivations,
  ...fieldDerivations(registry),
]
