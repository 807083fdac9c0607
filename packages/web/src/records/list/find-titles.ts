import type { Parsed } from '@regulars/model'
import { inSentence } from '@regulars/model'
import { api } from '../../app/api.ts'
import type { ListPage } from '../../app/api-query.ts'
import type { Catalogue } from '../objects/catalogue.ts'
import { type DescribedField, type RecordRow, titleOf } from '../objects/described-object.ts'
import { linkTitles } from '../texts/read-text.ts'
import type { WantedCell } from './cell-writing.ts'

type Finder = (object: string, title: string) => Parsed<string>

/** A question may name so many titles. */
const atOnce = 100

/** Looks up all records that pasted texts name, in one question per object and hundred names, and gives the way to find each. */
export async function findTitles(
  catalogue: Catalogue,
  cells: readonly Pick<WantedCell, 'column' | 'text'>[],
): Promise<Finder> {
  const wanted = new Map<string, Set<string>>()
  for (const { column, text } of cells) {
    const { field } = column
    for (const { object, title } of namedIn(field, text))
      wanted.set(object, (wanted.get(object) ?? new Set()).add(title))
  }
  const ids = new Map<string, string[]>()
  for (const [object, titles] of wanted)
    for (const { title, id } of await named(catalogue, object, [...titles])) {
      const key = keyOf(object, title)
      ids.set(key, [...(ids.get(key) ?? []), id])
    }
  return (object, title) => {
    const found = ids.get(keyOf(object, title)) ?? []
    if (found.length === 1) return { ok: true, value: found[0]! }
    const { labelPlural = 'records' } = catalogue.find(object) ?? {}
    const many = `There are several ${inSentence(labelPlural)} called “${title}”. Choose one by hand.`
    return {
      ok: false,
      problem: found.length > 1 ? many : `There are no ${inSentence(labelPlural)} called “${title}”.`,
    }
  }
}

/** Whatever a text for a field names, and of which object it may be. */
function namedIn(field: DescribedField, text: string): { object: string; title: string }[] {
  const title = text.trim()
  if (title === '') return []
  if (field.kind === 'reference') return [{ object: field.to, title }]
  if (field.kind === 'links') return linkTitles(text).map((each) => ({ object: field.to, title: each }))
  return field.kind === 'anyReference' ? (field.ways ?? []).map(({ to }) => ({ object: to, title })) : []
}

const keyOf = (object: string, title: string): string => `${object} ${title.toLowerCase()}`

async function named(catalogue: Catalogue, name: string, titles: readonly string[]) {
  const object = catalogue.find(name)
  if (!object) return []
  const pages: ListPage<RecordRow>[] = []
  for (let at = 0; at < titles.length; at += atOnce) {
    const filter = { field: object.title, op: 'in', value: titles.slice(at, at + atOnce) }
    pages.push(
      await api.get<ListPage<RecordRow>>(object.path, {
        query: { filter, fields: object.title, limit: 200 },
      }),
    )
  }
  return pages.flatMap(({ data }) =>
    data.map((record) => ({ title: titleOf(object, record), id: record.id })),
  )
}
