import { type PageArea, type PageLayout, pageAreas } from '@regulars/model'
import type { DescribedObject } from '../../../../records/objects/described-object.ts'
import { arrangeFields } from '../../../../records/page/field-groups.ts'
import { arrangeParts, type PagePart } from '../../../../records/page/page-parts.ts'
import type { MovableList } from './move-item.ts'

/** A heading while it is written; `name` tells it from others while its title changes. */
export interface DraftSection extends MovableList {
  title: string
}

/** The layout of a page while it is changed: everything that there is, each where it stands. */
export interface PageDraft {
  /** Keys of the fields in the line below the name; none for what the page says by itself. */
  facts: readonly string[]
  parts: readonly (MovableList & { name: PageArea | 'hidden' })[]
  sections: readonly DraftSection[]
  hiddenFields: readonly string[]
  columns: Readonly<Record<string, readonly string[]>>
}

/** The page of an object as it is, to be changed. */
export function draftOf(object: DescribedObject, parts: readonly PagePart[]): PageDraft {
  const arranged = arrangeParts(parts, object.page)
  const { groups, hidden } = arrangeFields(object)
  return {
    facts: object.page?.facts ?? [],
    parts: [...pageAreas, 'hidden' as const].map((name) => ({
      name,
      ids: arranged[name].map((part) => part.name),
    })),
    sections: groups.map(({ title, fields }, index) => ({
      name: `section ${index}`,
      title,
      ids: fields.map(({ key }) => key),
    })),
    hiddenFields: hidden.map(({ key }) => key),
    columns: object.page?.columns ?? {},
  }
}

/**
 * The layout that a draft says.
 *
 * @param before the layout there was: parts in it that whoever changes the page does not see stay where they are
 */
export function layoutOf(draft: PageDraft, before: PageLayout = {}): PageLayout {
  const known = new Set(draft.parts.flatMap(({ ids }) => ids))
  const unseen = (names: readonly string[] = []) => names.filter((name) => !known.has(name))
  const idsOf = (area: PageArea | 'hidden') => draft.parts.find(({ name }) => name === area)?.ids ?? []
  return {
    ...(draft.facts.length > 0 ? { facts: draft.facts } : {}),
    sections: draft.sections
      .filter(({ title, ids }) => title.trim() !== '' && ids.length > 0)
      .map(({ title, ids }) => ({ title: title.trim(), fields: ids })),
    hiddenFields: draft.hiddenFields,
    parts: Object.fromEntries(
      pageAreas.map((area) => [area, [...idsOf(area), ...unseen(before.parts?.[area])]]),
    ),
    hiddenParts: [...idsOf('hidden'), ...unseen(before.hiddenParts)],
    columns: draft.columns,
  }
}
