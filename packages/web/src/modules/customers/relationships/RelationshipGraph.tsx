import { initialsOf } from '../../../ui/initials.ts'
import type { Neighbour, Neighbours } from './neighbours.ts'
import { type Place, placeNeighbours } from './place-neighbours.ts'

/** Who belongs with whom, at a glance. The list beside it says the same in words, so a screen reader is spared the picture. */
export function RelationshipGraph({ neighbours }: { neighbours: Neighbours }) {
  const { width, height, places } = placeNeighbours(neighbours)
  const placeOf = new Map(places.map((place) => [place.id, place]))
  const nodeOf = new Map(neighbours.nodes.map((node) => [node.id, node]))
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="mb-2 block w-full max-w-80" aria-hidden="true">
      {neighbours.edges.map(({ kind, from, to }) => {
        const [one, other] = [placeOf.get(from), placeOf.get(to)]
        if (!one || !other) return null
        return (
          <line
            key={`${kind}${from}${to}`}
            x1={one.x}
            y1={one.y}
            x2={other.x}
            y2={other.y}
            className={kind === 'livesWith' ? 'stroke-accent' : 'stroke-rule'}
            strokeWidth={kind === 'livesWith' ? 1.75 : 1.25}
            strokeDasharray={kind === 'referredBy' ? '3 3' : undefined}
          />
        )
      })}
      {places.map((place) => {
        const node = nodeOf.get(place.id)
        return node && <GraphNode key={place.id} node={node} place={place} />
      })}
    </svg>
  )
}

const radii = [17, 13, 4]

function GraphNode({ node, place: { x, y, steps, isAbove } }: { node: Neighbour; place: Place }) {
  const radius = radii[steps] ?? 4
  const look = steps === 0 ? 'fill-accent-tint stroke-accent' : 'fill-sunken stroke-rule'
  return (
    <g>
      <title>{node.title}</title>
      {node.object === 'company' ? (
        <rect
          x={x - radius}
          y={y - radius}
          width={2 * radius}
          height={2 * radius}
          rx={radius / 4}
          className={look}
        />
      ) : (
        <circle cx={x} cy={y} r={radius} className={look} />
      )}
      {steps < 2 && (
        <text x={x} y={y + 3.5} textAnchor="middle" className="fill-ink text-[10px] font-semibold">
          {initialsOf(node.title)}
        </text>
      )}
      {steps === 1 && (
        <text
          x={x}
          y={isAbove ? y - radius - 6 : y + radius + 13}
          textAnchor="middle"
          paintOrder="stroke"
          className="fill-ink stroke-paper text-[11px]"
          strokeWidth={3}
        >
          {short(node.title)}
        </text>
      )}
    </g>
  )
}

const short = (name: string): string => (name.length > 15 ? `${name.slice(0, 14).trimEnd()}…` : name)
