import { inSentence, type RelationshipKind, relationshipKinds } from '@regulars/model'
import { apiQuery } from '../../../app/api-query.ts'

/** Somebody, or a company, in the picture; see the server's `read-neighbours.ts`. */
export interface Neighbour {
  object: 'contact' | 'company'
  id: string
  title: string
  steps: number
}

/** A relationship between two in the picture; without an id it stands in the field Company of the person. */
export interface NeighbourEdge {
  id: string | null
  kind: RelationshipKind
  from: string
  to: string
  note: string | null
}

export interface Neighbours {
  nodes: Neighbour[]
  edges: NeighbourEdge[]
  isCut: boolean
}

/** Who belongs with a person or a company, and who with those. */
export const neighboursQuery = (object: Neighbour['object'], id: string) =>
  apiQuery<Neighbours>(`relationships/around/${object}/${id}`)

/** One relationship as the one whose page it is says it: “Employs”, Hotel Linde's “Marta”. */
export interface Related {
  edge: NeighbourEdge
  says: string
  other: Neighbour
}

/** What one has to say of an edge: “Reports to” from below, “Leads” from above. */
export const sayFrom = ({ kind, from }: NeighbourEdge, id: string): string =>
  from === id ? relationshipKinds[kind].label : relationshipKinds[kind].back

/** The relationships of one in the picture, in the order of the kinds, then by name. */
export function relatedTo({ nodes, edges }: Neighbours, id: string): Related[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const kinds = Object.keys(relationshipKinds)
  return edges
    .flatMap((edge) => {
      const other = byId.get(edge.from === id ? edge.to : edge.from)
      return other && (edge.from === id || edge.to === id) ? [{ edge, says: sayFrom(edge, id), other }] : []
    })
    .toSorted(
      (a, b) =>
        kinds.indexOf(a.edge.kind) - kinds.indexOf(b.edge.kind) || a.other.title.localeCompare(b.other.title),
    )
}

/** Relationships of the others with each other or with somebody further away, in a sentence each: “Jan works for Hotel Linde.” */
export function saidBeyond({ nodes, edges }: Neighbours, id: string): string[] {
  const nameOf = new Map(nodes.map((node) => [node.id, node.title]))
  return edges
    .filter(({ from, to }) => from !== id && to !== id)
    .map(({ kind, from, to }) => {
      const { label } = relationshipKinds[kind]
      const was =
        kind === 'referredBy'
          ? 'was referred by'
          : kind === 'sameBusiness'
            ? 'is the same business as'
            : inSentence(label)
      return `${nameOf.get(from)} ${was} ${nameOf.get(to)}`
    })
    .toSorted()
}
