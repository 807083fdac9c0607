/** Log-odds of a probability, kept finite at 0 and 1. */
export function logit(probability: number): number {
  const inside = Math.min(1 - 1e-15, Math.max(1e-15, probability))
  return Math.log(inside / (1 - inside))
}
