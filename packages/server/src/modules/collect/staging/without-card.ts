import { holdsCardNumber } from '@regulars/model'

/** A payment card number is not even kept among the rejected rows. */
export const withoutCard = (cell: string): string =>
  holdsCardNumber(cell) ? '(card number, not kept)' : cell
