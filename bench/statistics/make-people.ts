import { drawIndex } from '../../packages/analytics/src/random/draw.ts'
import { type Random, seededRandom } from '../../packages/analytics/src/random/seeded-random.ts'

export interface Person {
  givenName: string
  surname: string
  street: string
  houseNumber: string
  town: string
  postcode: string
  state: string
  born: string
  insurance: string
}

const syllables = [
  'an',
  'ber',
  'co',
  'dal',
  'el',
  'fin',
  'gar',
  'ho',
  'is',
  'jon',
  'ker',
  'lo',
  'mar',
  'ne',
  'os',
  'per',
]

/** `count` invented people, three in ten of them a second time with up to three slips, as in FEBRL; `truth` says who is who. */
export function makePeople(count: number): { people: Person[]; truth: number[] } {
  const random = seededRandom(2026)
  const names = Array.from({ length: 800 }, () => word(random, 2 + drawIndex(random, 2)))
  // Squaring makes some names far more frequent than others.
  const pick = () => names[Math.floor(names.length * random() ** 2)]!
  const people: Person[] = []
  const truth: number[] = []
  for (let person = 0; people.length < count; person++) {
    const one = invented(random, pick)
    people.push(one)
    truth.push(person)
    if (random() >= 0.43 || people.length === count) continue
    people.push(withSlips(one, random, pick))
    truth.push(person)
  }
  return { people, truth }
}

function invented(random: Random, pick: () => string): Person {
  const digits = (length: number) => String(drawIndex(random, 10 ** length)).padStart(length, '0')
  return {
    givenName: pick(),
    surname: pick(),
    street: `${pick()} street`,
    houseNumber: String(1 + drawIndex(random, 200)),
    town: pick(),
    postcode: digits(4),
    state: ['nsw', 'vic', 'qld', 'wa', 'sa'][drawIndex(random, 5)]!,
    born: `${1920 + drawIndex(random, 90)}-${String(1 + drawIndex(random, 12)).padStart(2, '0')}-${String(1 + drawIndex(random, 28)).padStart(2, '0')}`,
    insurance: digits(7),
  }
}

/** The same person typed in again: letters swapped, values missing or taken from somebody else. */
function withSlips(person: Person, random: Random, pick: () => string): Person {
  const copy = { ...person }
  const fields = Object.keys(copy) as (keyof Person)[]
  for (let slip = 0; slip <= drawIndex(random, 3); slip++) {
    const field = fields[drawIndex(random, fields.length)]!
    const value = copy[field]
    const at = drawIndex(random, Math.max(1, value.length - 1))
    const kind = drawIndex(random, 3)
    if (kind === 0)
      copy[field] = value.slice(0, at) + (value[at + 1] ?? '') + (value[at] ?? '') + value.slice(at + 2)
    else if (kind === 1) copy[field] = ''
    else if (field !== 'born' && field !== 'insurance') copy[field] = pick()
  }
  return copy
}

function word(random: Random, length: number): string {
  return Array.from({ length }, () => syllables[drawIndex(random, syllables.length)]).join('')
}
