import { api } from '../../app/api.ts'
import type { ListPage } from '../../app/api-query.ts'
import type { Option } from '../../ui/option.ts'
import type { LoadOptions } from '../../ui/use-options.ts'
import { type DescribedObject, type RecordRow, titleOf } from '../objects/described-object.ts'

const shownCount = 20

/** Finds records of an object by their title and what else they are known by; without words the first of its list. */
export function loadRecords(object: DescribedObject): LoadOptions {
  const known = object.fields.filter(({ key, searchable }) => searchable || key === object.title)
  const subtitle = object.fields.find(({ key }) => key === object.subtitle)
  return async (typed, signal) => {
    const words = typed.trim()
    const filter =
      words === ''
        ? undefined
        : { any: known.map(({ key }) => ({ field: key, op: 'contains', value: words })) }
    const query = { filter, limit: shownCount, fields: [object.title, subtitle?.property].filter(Boolean) }
    const { data } = await api.get<ListPage<RecordRow>>(object.path, { query, signal })
    return data.map((record) => toOption(object, record, subtitle?.property))
  }
}

function toOption(object: DescribedObject, record: RecordRow, subtitle?: string): Option {
  const hint = subtitle ? record[subtitle] : undefined
  return {
    value: record.id,
    label: titleOf(object, record),
    hint: typeof hint === 'string' && hint !== '' ? hint : undefined,
  }
}
