import {
  fieldOf,
  type LinksChange,
  type LinksField,
  type LinkValue,
  linkColumns,
  type ObjectDefinition,
  propertyOf,
} from '@regulars/model'
import { sql } from 'kysely'
import { touchRecords } from '../change-sets/touch-records.ts'
import { toColumn } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { survivorsOf } from '../merge/survivor-of.ts'
import { scopeSql } from '../write/scope.ts'
import type { WriteBatch, WriteEntry, WriteOptions } from '../write/write-batch.ts'

/** How records of an object are written; passed in, since these ways pass by here themselves. */
export interface LinkWriters {
  create(
    ctx: Ctx,
    object: ObjectDefinition,
    inputs: ReadonlyArray<{ input: unknown; at: string }>,
    options: WriteOptions,
  ): Promise<unknown>
  update?(
    ctx: Ctx,
    object: ObjectDefinition,
    changes: ReadonlyArray<{ id: string; values: Record<string, unknown>; at: string }>,
    options: WriteOptions,
  ): Promise<unknown>
  remove?(ctx: Ctx, object: ObjectDefinition, ids: readonly string[], options: WriteOptions): Promise<unknown>
}

/** What has to be done to links so that they become what was asked for. */
interface LinkWrites {
  create: { input: Record<string, unknown>; at: string }[]
  update: { id: string; values: Record<string, unknown>; at: string }[]
  remove: string[]
  /** Records whose links change. */
  touched: Set<string>
}

/**
 * Makes the links of records what was asked for, as records of the object of links, with the rights that this needs. A list stands for all links
 * that whoever acts may see; the others stay, and so do columns that are not named.
 */
export async function writeLinks(ctx: Ctx, batch: WriteBatch, writers: LinkWriters): Promise<void> {
  for (const [key, field] of Object.entries(batch.object.fields)) {
    if (field.kind !== 'links' || !batch.entries.some(({ links }) => links && key in links)) continue
    await writeField(ctx, batch, key, field, writers)
  }
}

async function writeField(
  ctx: Ctx,
  { object, act, entries, options }: WriteBatch,
  key: string,
  field: LinksField,
  writers: LinkWriters,
): Promise<void> {
  const through = ctx.registry.object(field.through)
  const asked = entries.filter(({ links }) => links && key in links)
  await followMerged(ctx, asked, key)
  const there = await linksThere(ctx, field, through, asked, options)
  const writes: LinkWrites = { create: [], update: [], remove: [], touched: new Set() }
  for (const entry of asked) planEntry(writes, entry, key, field, through, there.get(entry.id) ?? new Map())
  await writers.remove?.(ctx, through, writes.remove, options)
  await writers.update?.(ctx, through, writes.update, options)
  await writers.create(ctx, through, writes.create, options)
  // What a new record is linked with came with it.
  if (act === 'update') await touchRecords(ctx, object, [...writes.touched])
}

function planEntry(
  writes: LinkWrites,
  { id, at, links }: WriteEntry,
  key: string,
  { here, there: far }: LinksField,
  through: ObjectDefinition,
  there: ReadonlyMap<string, string>,
): void {
  const wish = links![key]!
  const kept = Array.isArray(wish) ? wish : (wish.add ?? [])
  const gone = Array.isArray(wish)
    ? [...there.keys()].filter((other) => !kept.some((link) => link.id === other))
    : (wish.remove ?? []).filter((other) => there.has(other))
  for (const [index, link] of kept.entries()) {
    const known = there.get(link.id)
    const values = known === undefined ? linkColumns(link) : writableColumns(through, link)
    const place = `${at}${key}.${index}.`
    if (known === undefined) {
      const ends = {
        [propertyOf(here, through.fields[here]!)]: id,
        [propertyOf(far, through.fields[far]!)]: link.id,
      }
      writes.create.push({ input: { ...values, ...ends }, at: place })
    } else if (Object.keys(values).length > 0) writes.update.push({ id: known, values, at: place })
    else continue
    writes.touched.add(id)
  }
  for (const other of gone) {
    writes.remove.push(there.get(other)!)
    writes.touched.add(id)
  }
}

/** Of a link that is there, what the product itself keeps comes back as it was told, and is left out. */
const writableColumns = (through: ObjectDefinition, link: LinkValue): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(linkColumns(link)).filter(([property]) => !fieldOf(through, property)?.field.readOnly),
  )

/** A record that was merged is known by its old id too. */
async function followMerged(ctx: Ctx, entries: readonly WriteEntry[], key: string): Promise<void> {
  const listed = entries.flatMap(({ links }) => namedIn(links![key]!))
  if (listed.length === 0) return
  const survivors = await survivorsOf(ctx, [...new Set(listed)])
  if (survivors.size === 0) return
  const now = (id: string) => survivors.get(id) ?? id
  for (const { links } of entries) links![key] = renamed(links![key]!, now)
}

const namedIn = (wish: LinkValue[] | LinksChange): string[] =>
  Array.isArray(wish)
    ? wish.map(({ id }) => id)
    : [...(wish.add ?? []).map(({ id }) => id), ...(wish.remove ?? [])]

function renamed(wish: LinkValue[] | LinksChange, now: (id: string) => string): LinkValue[] | LinksChange {
  const each = (links: readonly LinkValue[] = []) => [
    ...new Map(links.map((link) => [now(link.id), { ...link, id: now(link.id) }])).values(),
  ]
  return Array.isArray(wish) ? each(wish) : { add: each(wish.add), remove: (wish.remove ?? []).map(now) }
}

/** The links that records have and whoever acts may see: by record, the link to each other record. */
async function linksThere(
  ctx: Ctx,
  { here, there }: LinksField,
  through: ObjectDefinition,
  entries: readonly WriteEntry[],
  { trusted }: WriteOptions,
): Promise<Map<string, Map<string, string>>> {
  const [one, other] = [here, there].map((key) => sql.id('link', toColumn(key, through.fields[key]!).name))
  const { rows } = await sql<{ id: string; here: string; there: string }>`
    select link.id, ${one} as here, ${other} as there from ${sql.table(through.table)} as link
    where ${one} = any(${entries.map(({ id }) => id)}::uuid[]) and link.deleted_at is null
      and (${trusted ? sql`true` : scopeSql(ctx, through, 'read', 'link')})`.execute(ctx.db)
  const byRecord = new Map<string, Map<string, string>>()
  for (const row of rows) {
    const links = byRecord.get(row.here) ?? new Map<string, string>()
    byRecord.set(row.here, links.set(row.there, row.id))
  }
  return byRecord
}
