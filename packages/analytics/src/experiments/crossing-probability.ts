import { normalCdf, normalDensity } from '../special/normal.ts'

/** Nodes and weights of 8-point Gauss–Legendre integration on −1 to 1 (Abramowitz & Stegun 1964, table 25.4, 15 digits). */
const nodes = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363]
const weights = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763]

/** A function known at the nodes of an integration: places, and values times weights. */
type Mass = { places: Float64Array; masses: Float64Array }

/**
 * Chance that a test without any effect is called a success at one of its looks.
 *
 * Recursive integration over the score at each look: what has not crossed is carried on to the next by a normal step.
 *
 * @source Armitage, McPherson & Rowe (1969), J. Royal Statistical Society A 132, 235–244; Jennison & Turnbull (2000),
 *   Group Sequential Methods, ch. 19
 * Notation: B(t) = Z(t)·√t is a Brownian motion in the share t of information; cross when |B(t_k)| ≥ z_k √t_k
 * @param bounds z at which each look stops the test, > 0
 * @param information share of the customers seen at each look, ascending, in (0, 1]
 * @returns probability 0–1
 * @accuracy absolute error < 1e-10
 * @cost looks × (nodes per look)²; nodes grow with the number of looks, about 150 for 20 looks
 */
export function crossingProbability(bounds: readonly number[], information: readonly number[]): number {
  let inside = firstLook(bounds[0]!, information[0]!)
  let crossed = 2 * normalCdf(-bounds[0]!)
  for (let look = 1; look < bounds.length; look++) {
    const deviation = Math.sqrt(information[look]! - information[look - 1]!)
    const edge = bounds[look]! * Math.sqrt(information[look]!)
    crossed += massBeyond(inside, edge, deviation)
    if (look + 1 < bounds.length) inside = carriedOn(inside, gridTo(edge, deviation), deviation)
  }
  return crossed
}

function firstLook(bound: number, information: number): Mass {
  const deviation = Math.sqrt(information)
  const { places, masses } = gridTo(bound * deviation, deviation)
  for (let i = 0; i < places.length; i++) masses[i]! *= normalDensity(places[i]! / deviation) / deviation
  return { places, masses }
}

/** Composite Gauss–Legendre nodes from −edge to edge, in panels of at most one standard deviation of the next step. */
function gridTo(edge: number, deviation: number): Mass {
  const panels = Math.max(2, Math.ceil((2 * edge) / deviation))
  const half = edge / panels
  const places = new Float64Array(panels * 8)
  const masses = new Float64Array(panels * 8)
  for (let panel = 0; panel < panels; panel++) {
    const middle = -edge + (2 * panel + 1) * half
    for (let i = 0; i < 4; i++) {
      places[panel * 8 + 2 * i] = middle - half * nodes[i]!
      places[panel * 8 + 2 * i + 1] = middle + half * nodes[i]!
      masses[panel * 8 + 2 * i] = half * weights[i]!
      masses[panel * 8 + 2 * i + 1] = half * weights[i]!
    }
  }
  return { places, masses }
}

function massBeyond({ places, masses }: Mass, edge: number, deviation: number): number {
  let beyond = 0
  for (let i = 0; i < places.length; i++) {
    const upper = normalCdf((places[i]! - edge) / deviation)
    const lower = normalCdf((-edge - places[i]!) / deviation)
    beyond += masses[i]! * (upper + lower)
  }
  return beyond
}

function carriedOn(from: Mass, to: Mass, deviation: number): Mass {
  for (let i = 0; i < to.places.length; i++) {
    let density = 0
    for (let j = 0; j < from.places.length; j++) {
      density += from.masses[j]! * normalDensity((to.places[i]! - from.places[j]!) / deviation)
    }
    to.masses[i]! *= density / deviation
  }
  return to
}
