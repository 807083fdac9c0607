import { anyReferenceText } from '@regulars/model'
import { api } from '../../app/api.ts'
import type { LoadOptions } from '../../ui/use-options.ts'
import type { Catalogue } from '../objects/catalogue.ts'
import { ObjectIcon } from '../objects/ObjectIcon.tsx'

interface Found {
  object: string
  id: string
  title: string
  subtitle: string | null
}

const shownCount = 20

/** Finds records of several objects in one search, each with the icon of its object. */
export function findAcross(catalogue: Catalogue, objects: readonly string[]): LoadOptions {
  const seen = objects.filter((name) => catalogue.find(name))
  return async (typed, signal) => {
    const q = typed.trim()
    if (q === '' || seen.length === 0) return []
    const query = { q, objects: seen, limit: shownCount }
    const { data } = await api.get<{ data: Found[] }>('search', { query, signal })
    return data.map(({ object, id, title, subtitle }) => {
      const { label, icon } = catalogue.object(object)
      return {
        value: anyReferenceText({ object, id }),
        label: title,
        hint: subtitle ? `${label} · ${subtitle}` : label,
        icon: <ObjectIcon icon={icon} />,
      }
    })
  }
}
