import type { Column } from '../list/column.ts'

/** The columns of a list that a card may show: all but its name, and what is said by where the card is. */
export function factsFor(columns: readonly Column[], saidByPlace: readonly string[] = []): Column[] {
  return columns.filter(({ isTitle, path }) => !isTitle && !saidByPlace.includes(path))
}
