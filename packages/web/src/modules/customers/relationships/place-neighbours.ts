import type { Neighbours } from './neighbours.ts'

/** Where somebody stands in the picture, in its own units. */
export interface Place {
  id: string
  x: number
  y: number
  steps: number
  /** Above the middle, where the name stands over the place and not under it. */
  isAbove: boolean
}

/** The picture: how large it is and where everybody stands. */
export interface Picture {
  width: number
  height: number
  places: Place[]
}

const width = 320

/**
 * Puts the one whom the picture is about into the middle, those who belong with them around on an ellipse, beginning at the top, and whom these bring with
 * them beside these, further out. The same people always stand the same way.
 */
export function placeNeighbours({ nodes, edges }: Neighbours): Picture {
  const near = nodes.filter(({ steps }) => steps === 1)
  const height = near.length <= 2 ? 120 : near.length <= 6 ? 210 : 270
  const [middleX, middleY] = [width / 2, height / 2]
  const [radiusX, radiusY] = [width / 2 - 52, near.length <= 2 ? 0 : height / 2 - 38]
  // Two stand left and right, so that their names have room.
  const begin = near.length <= 2 ? Math.PI : -Math.PI / 2
  const places = new Map<string, Place>()
  for (const { id } of nodes.filter(({ steps }) => steps === 0))
    places.set(id, { id, x: middleX, y: middleY, steps: 0, isAbove: false })
  near.forEach(({ id }, index) => {
    const angle = begin + (index / near.length) * 2 * Math.PI
    const y = round(middleY + radiusY * Math.sin(angle))
    places.set(id, {
      id,
      x: round(middleX + radiusX * Math.cos(angle)),
      y,
      steps: 1,
      isAbove: y < middleY - 1,
    })
  })
  const brought = new Map<string, number>()
  for (const { id } of nodes.filter(({ steps }) => steps === 2)) {
    const by = edges
      .filter(({ from, to }) => from === id || to === id)
      .map(({ from, to }) => places.get(from === id ? to : from))
      .find((place) => place?.steps === 1)
    if (!by) continue
    const count = brought.get(by.id) ?? 0
    brought.set(by.id, count + 1)
    places.set(id, { id, ...beside(by, middleX, middleY, count), steps: 2, isAbove: false })
  }
  return { width, height, places: [...places.values()] }
}

/** A place outside of somebody, seen from the middle, turned away from their name; each further one a little more. */
function beside(by: Place, middleX: number, middleY: number, count: number): { x: number; y: number } {
  const outward = Math.atan2(by.y - middleY, by.x - middleX)
  const turn = 0.45 + 0.55 * count
  const isRight = by.x >= middleX
  const turned = outward + (by.isAbove === isRight ? turn : -turn)
  return { x: round(by.x + 28 * Math.cos(turned)), y: round(by.y + 28 * Math.sin(turned)) }
}

const round = (value: number): number => Math.round(value * 10) / 10
