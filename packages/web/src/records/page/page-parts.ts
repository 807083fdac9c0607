import { type PageArea, type PageLayout, pageAreas } from '@regulars/model'

/** A part of a record's page: what it is called, and where it stands by itself. */
export interface PagePart {
  /** Tells it from the others of its page, in layouts and addresses: `details`, `orders`. */
  name: string
  title: string
  place: PageArea
  /** It is only shown where somebody asked for it. */
  isExtra?: boolean
}

/** The parts of a page, each where it stands. */
export type ArrangedParts<P extends PagePart> = Record<PageArea | 'hidden', P[]>

/**
 * Puts the parts of a page where its layout says; what the layout does not speak of comes after the part that it follows by itself.
 *
 * @param parts in the order in which they stand by themselves
 */
export function arrangeParts<P extends PagePart>(
  parts: readonly P[],
  layout: PageLayout = {},
): ArrangedParts<P> {
  const arranged: ArrangedParts<P> = { top: [], tabs: [], side: [], hidden: [] }
  const left = new Map(parts.map((part) => [part.name, part]))
  const take = (names: readonly string[] = []): P[] =>
    names.flatMap((name) => {
      const part = left.get(name)
      left.delete(name)
      return part ?? []
    })
  for (const area of pageAreas) arranged[area] = take(layout.parts?.[area])
  arranged.hidden = take(layout.hiddenParts)
  for (const part of left.values()) {
    if (part.isExtra) arranged.hidden.push(part)
    else insertAfter(arranged[part.place], part, before(parts, part))
  }
  return arranged
}

/** Names of the parts before a part, the nearest first. */
const before = <P extends PagePart>(parts: readonly P[], part: P): string[] =>
  parts
    .slice(0, parts.indexOf(part))
    .filter(({ place }) => place === part.place)
    .map(({ name }) => name)
    .toReversed()

function insertAfter<P extends PagePart>(there: P[], part: P, predecessors: readonly string[]): void {
  const nearest = predecessors.find((name) => there.some((each) => each.name === name))
  there.splice(there.findIndex(({ name }) => name === nearest) + 1, 0, part)
}
