import type { ObjectDefinition, RelationshipKind } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { type Ctx, get, isHidden, reachSql } from '../../../records/index.ts'

/** Somebody, or a company, in a picture of relationships. */
export interface Neighbour {
  object: 'contact' | 'company'
  id: string
  title: string
  /** Steps from whom the picture is about: 0, 1 or 2. */
  steps: number
}

/** A relationship between two in the picture. */
export interface NeighbourEdge {
  /** Null when it stands in the field Company of the person. */
  id: string | null
  kind: RelationshipKind
  from: string
  to: string
  note: string | null
}

export interface Neighbours {
  nodes: Neighbour[]
  edges: NeighbourEdge[]
  /** There are more than the picture shows. */
  isCut: boolean
}

/** More than this nobody can read in one picture. */
const mostNodes = 24

/**
 * Who belongs with a person or a company, and who with those: as far as the one who asks may see them.
 * @throws Problem `record.not-found`
 */
export async function readNeighbours(ctx: Ctx, object: ObjectDefinition, id: string): Promise<Neighbours> {
  const { id: centre } = await get(ctx, object, id, { fields: [object.title] })
  const found = new Map([[centre, 0]])
  let edges: NeighbourEdge[] = []
  let isCut = false
  for (const steps of [1, 2]) {
    edges = await edgesOf(ctx, [...found.keys()])
    const next = new Set(edges.flatMap(({ from, to }) => [from, to]).filter((each) => !found.has(each)))
    const seen = (await titlesOf(ctx, [...next])).map((node) => node.id)
    isCut ||= found.size + seen.length > mostNodes
    for (const each of seen.slice(0, mostNodes - found.size)) found.set(each, steps)
  }
  const titles = await titlesOf(ctx, [...found.keys()])
  const nodes = titles
    .map((node) => ({ ...node, steps: found.get(node.id)! }))
    .toSorted((a, b) => a.steps - b.steps)
  const shown = (await edgesOf(ctx, [...found.keys()])).filter(
    ({ from, to }) => found.has(from) && found.has(to),
  )
  return { nodes, edges: shown, isCut }
}

/** Relationships that touch any of these, each once, and never of somebody with themselves. */
async function edgesOf(ctx: Ctx, ids: readonly string[]): Promise<NeighbourEdge[]> {
  const touching = sql`select unnest(${[...ids]}::uuid[])`
  const reach = reachSql(ctx, ctx.registry.object('relationship'), 'record')
  const employer = isHidden(ctx, ctx.registry.object('contact'), 'company')
    ? sql``
    : sql`
      union all
      select null::uuid as id, 'worksFor' as kind, id as "from", company_id as "to", null::text as note, created_at
      from contact where company_id is not null and (id in (${touching}) or company_id in (${touching}))`
  const { rows } = await sql<NeighbourEdge>`
    select distinct on (kind, least("from", "to"), greatest("from", "to")) id, kind, "from", "to", note
    from (
      select id, kind, coalesce(contact_id, company_id) as "from", coalesce(other_contact_id, other_company_id) as "to",
        note, created_at
      from relationship as record
      where (contact_id in (${touching}) or company_id in (${touching})
        or other_contact_id in (${touching}) or other_company_id in (${touching}))
        ${sql.join(
          reach.map((each) => sql`and ${each}`),
          sql` `,
        )}
      ${employer}
    ) as edge
    where "from" <> "to"
    order by kind, least("from", "to"), greatest("from", "to"), id nulls first limit 300`.execute(ctx.db)
  return rows
}

type Titled = Omit<Neighbour, 'steps'>

async function titlesOf(ctx: Ctx, ids: readonly string[]): Promise<Titled[]> {
  const people = await titled(ctx, 'contact', ids)
  const companies = await titled(ctx, 'company', ids)
  return [...people, ...companies]
}

async function titled(ctx: Ctx, name: 'contact' | 'company', ids: readonly string[]): Promise<Titled[]> {
  const object = ctx.registry.object(name)
  if (isHidden(ctx, object, object.title)) return []
  const reach: RawBuilder<boolean>[] = reachSql(ctx, object, 'record')
  const { rows } = await sql<Titled>`
    select ${name}::text as object, record.id, left(record.name, 100) as title from ${sql.table(object.table)} as record
    where record.id = any(${[...ids]}::uuid[]) and ${sql.join(reach, sql` and `)}
    order by record.name, record.id`.execute(ctx.db)
  return rows
}
