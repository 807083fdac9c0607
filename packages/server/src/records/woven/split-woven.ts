import type { AnyReferenceValue, Field, LinksChange, LinkValue } from '@regulars/model'
import { propertyOf } from '@regulars/model'
import { columnsOf } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import type { WriteBatch, WriteEntry } from '../write/write-batch.ts'

/** Takes values that have no column apart into what keeps them: a reference to any object into its references, links into what becomes of each. */
export function splitWoven(_ctx: Ctx, { object, entries }: WriteBatch): void {
  for (const { key, field, property } of columnsOf(object)) {
    if (field.kind !== 'links' && field.kind !== 'anyReference') continue
    for (const entry of entries) if (Object.hasOwn(entry.values, property)) split(entry, key, field)
  }
}

function split(entry: WriteEntry, key: string, field: Field): void {
  const value = entry.values[key]
  delete entry.values[key]
  if (field.kind === 'links') {
    if (value !== undefined)
      entry.links = { ...entry.links, [key]: (value ?? []) as LinkValue[] | LinksChange }
    return
  }
  if (field.kind !== 'anyReference' || value === undefined) return
  const to = value as AnyReferenceValue | null
  for (const way of field.ways ?? []) {
    const part = propertyOf(way.key, { kind: 'reference', to: way.to })
    entry.values[part] = to?.object === way.to ? to.id : null
  }
}
