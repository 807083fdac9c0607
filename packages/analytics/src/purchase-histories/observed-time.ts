import type { PurchaseCells } from './group-histories.ts'

/** Sum of all ages: the time over which purchases could have happened; above 0 when any customer bought again. */
export function observedTime({ age, weight }: PurchaseCells): number {
  let time = 0
  for (let cell = 0; cell < age.length; cell++) time += age[cell]! * weight[cell]!
  return time
}
