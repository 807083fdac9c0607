import { usePanels, useWorthyRelations } from '../../app/modules-context.ts'
import type { Panel } from '../../app/web-module.ts'
import { type DescribedObject, type DescribedRelation, relationLabel } from '../objects/described-object.ts'
import { useObjects } from '../objects/use-objects.ts'
import type { PagePart } from './page-parts.ts'

/** A part with what draws it. */
export interface ShownPart extends PagePart {
  panel?: Panel
  relation?: DescribedRelation
}

/** Everything that the pages of an object can show, in the order in which it stands by itself: panels, the fields, related lists, the history. */
export function usePageParts(object: DescribedObject): ShownPart[] {
  const catalogue = useObjects()
  const panels = usePanels(object.name)
  const worthy = useWorthyRelations(object.name)
  // A panel that is called like a relation, or says that it draws it, stands in place of its list.
  const isDrawn = (relation: string) =>
    panels.some(({ name, draws }) => name === relation || draws?.includes(relation))
  const related = object.relations.flatMap((relation): ShownPart[] => {
    const { one, to, name } = relation
    const target = catalogue.find(to)
    if (one || to === 'touchpoint' || !target || isDrawn(name)) return []
    // Who gave an object links wants to see them.
    const isExtra = worthy !== undefined && !worthy.includes(name) && !target.ends
    return [{ name, title: relationLabel(object, relation, target), place: 'tabs', isExtra, relation }]
  })
  return [
    ...panels.map((panel): ShownPart => {
      const { name, title, place } = panel
      return { name, title, place, panel }
    }),
    { name: 'details', title: 'Details', place: 'tabs' },
    ...related,
    { name: 'history', title: 'History', place: 'tabs' },
  ]
}
