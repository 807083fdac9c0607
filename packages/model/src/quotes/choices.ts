/** What the customer may choose on a quote: lines that are optional, and lines that stand in place of another. */
export interface ChoiceLine {
  /** Counts only when chosen. */
  optional: boolean
  /** Offered in place of the line above. */
  alternative: boolean
  chosen: boolean
}

/** A line and the alternatives below it, of which one is taken; a line without alternatives is alone. An alternative with nothing above it leads its own. */
export function choicesOf<Line extends Pick<ChoiceLine, 'alternative'>>(lines: readonly Line[]): Line[][] {
  const choices: Line[][] = []
  for (const line of lines)
    if (line.alternative && choices.length > 0) choices.at(-1)!.push(line)
    else choices.push([line])
  return choices
}

/** The lines that are part of what the quote comes to: of each choice the one that was taken; while none was, the first, unless it is optional. */
export function countedLines<Line extends ChoiceLine>(lines: readonly Line[]): Line[] {
  return choicesOf(lines).flatMap((choice) => {
    const taken = choice.find(({ chosen }) => chosen) ?? (choice[0]!.optional ? undefined : choice[0])
    return taken ? [taken] : []
  })
}

/** Whether the customer may choose so: only among what is optional or has alternatives, and one of each. Takes the ids of the lines chosen. */
export function mayChoose(
  lines: readonly (Omit<ChoiceLine, 'chosen'> & { id: string })[],
  chosenIds: readonly string[],
): boolean {
  const wanted = new Set(chosenIds)
  for (const choice of choicesOf(lines)) {
    const taken = choice.filter(({ id }) => wanted.delete(id))
    if (taken.length > 1) return false
    if (taken.length === 1 && choice.length === 1 && !choice[0]!.optional) return false
  }
  return wanted.size === 0
}

/** The ids that are chosen after one more was, or no longer is: whatever it stands in place of gives way. */
export function chooseLine(
  lines: readonly (Pick<ChoiceLine, 'alternative'> & { id: string })[],
  chosenIds: ReadonlySet<string>,
  { id, isChosen }: { id: string; isChosen: boolean },
): Set<string> {
  const choice = choicesOf(lines).find((some) => some.some((line) => line.id === id)) ?? []
  const next = new Set(chosenIds)
  for (const line of choice) next.delete(line.id)
  if (isChosen) next.add(id)
  return next
}
