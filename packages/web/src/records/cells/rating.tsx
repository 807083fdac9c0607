import { starsOf } from '@regulars/model'
import { Stars } from '../../ui/Stars.tsx'
import type { CellProps } from './cell.ts'

/** A number of stars. */
export function RatingCell({ value, field }: CellProps<'rating'>) {
  return <Stars value={value} of={starsOf(field)} />
}
