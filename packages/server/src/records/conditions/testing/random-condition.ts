import {
  type Condition,
  canMeasure,
  comparable,
  type Field,
  measuredField,
  measureOperators,
  type ObjectDefinition,
  type Operator,
  operatorsOf,
  type Registry,
  type Relation,
} from '@regulars/model'
import fc from 'fast-check'
import { anyTag, anyValueOf, trickyDays, trickyMoments } from './random-values.ts'

/** Random choice, as `fc.gen()` offers it: each call draws one value. */
type Draw = <V>(arbitrary: fc.Arbitrary<V>) => V

/** What random conditions may speak of. */
interface World {
  registry: Registry
  /** Names of objects of which there are records. */
  peopled: readonly string[]
  idsOf(object: string): readonly string[]
  segments: readonly string[]
}

/** Any condition about an object, as JSON. */
export function randomCondition(object: ObjectDefinition, world: World): fc.Arbitrary<Condition> {
  return fc.gen().map((generate) => {
    const draw: Draw = (arbitrary) => generate(() => arbitrary)
    return part(object, world, draw, 3) as unknown as Condition
  })
}

type Json = Record<string, unknown>

function part(object: ObjectDefinition, world: World, draw: Draw, depth: number): Json {
  const pick = draw(fc.nat({ max: 9 }))
  const inner = () => part(object, world, draw, depth - 1)
  if (depth > 0 && pick === 0) return { all: several(draw, 0, inner) }
  if (depth > 0 && pick === 1) return { any: several(draw, 1, inner) }
  if (depth > 0 && pick === 2) return { not: inner() }
  if (depth > 0 && pick <= 5) return related(object, world, draw, depth) ?? compared(object, world, draw)
  if (pick === 6 && object.name === 'contact' && world.segments.length > 0)
    return { segment: draw(fc.constantFrom(...world.segments)) }
  return compared(object, world, draw)
}

function several(draw: Draw, least: number, inner: () => Json): Json[] {
  return Array.from({ length: draw(fc.integer({ min: least, max: 3 })) }, inner)
}

function compared(object: ObjectDefinition, world: World, draw: Draw): Json {
  const { path, field } = somePath(object, world, draw)
  return { field: path, ...comparison(field, operatorsOf(field), world, draw) }
}

/** A field of the object, or of one a step or two away. */
function somePath(object: ObjectDefinition, world: World, draw: Draw): { path: string; field: Field } {
  const names: string[] = []
  let current = object
  while (names.length < 3 && draw(fc.nat({ max: 2 })) === 0) {
    const steps = stepsFrom(current, world)
    if (steps.length === 0) break
    const [name, to] = draw(fc.constantFrom(...steps))
    names.push(name)
    current = to
  }
  const fields = Object.entries(current.fields).filter(
    ([, field]) => !field.internal && operatorsOf(field).length > 0,
  )
  const [key, field] = draw(fc.constantFrom(...fields))
  return { path: [...names, key].join('.'), field }
}

function stepsFrom(object: ObjectDefinition, { registry, peopled }: World): [string, ObjectDefinition][] {
  const references = Object.entries(object.fields).flatMap(([key, field]): [string, ObjectDefinition][] =>
    field.kind === 'reference' && peopled.includes(field.to) ? [[key, registry.object(field.to)]] : [],
  )
  const ones = registry
    .relations(object.name)
    .flatMap((relation): [string, ObjectDefinition][] =>
      relation.one && peopled.includes(relation.object.name) ? [[relation.name, relation.object]] : [],
    )
  return [...references, ...ones]
}

function related(object: ObjectDefinition, world: World, draw: Draw, depth: number): Json | undefined {
  const relations = world.registry
    .relations(object.name)
    .filter((relation) => world.peopled.includes(relation.object.name))
  if (relations.length === 0) return undefined
  const relation = draw(fc.constantFrom(...relations))
  return {
    has: relation.name,
    ...(draw(fc.boolean()) ? { where: part(relation.object, world, draw, depth - 1) } : {}),
    ...(draw(fc.nat({ max: 3 })) === 0 ? { within: span(draw) } : {}),
    ...(draw(fc.nat({ max: 2 })) > 0 ? measured(relation, world, draw) : {}),
  }
}

function measured(relation: Relation, world: World, draw: Draw): Json {
  const aggregate = draw(fc.constantFrom('count', 'sum', 'avg', 'min', 'max', 'latest'))
  const found = aggregate === 'count' ? undefined : somePath(relation.object, world, draw)
  const measure = found && canMeasure(aggregate, found.field) ? { aggregate, path: found.path } : undefined
  const compares = measure ?? ({ aggregate: 'count' } as const)
  const field = measuredField(compares, relation, world.registry)
  const written = measure ? { [measure.aggregate]: measure.path } : { count: true }
  return { ...written, ...comparison(field, measureOperators(compares, field), world, draw) }
}

function comparison(field: Field, operators: readonly Operator[], world: World, draw: Draw): Json {
  const op = draw(fc.constantFrom(...operators))
  if (op === 'isEmpty' || op === 'isNotEmpty') return { op }
  if (op === 'inLast' || op === 'inNext' || op === 'before' || op === 'anniversaryInNext')
    return { op, value: span(draw) }
  const one = () => operand(field, op, world, draw)
  if (op === 'in' || op === 'notIn')
    return { op, value: [one(), ...(draw(fc.boolean()) ? [one(), one()] : [])] }
  return { op, value: op === 'between' ? [one(), one()] : one() }
}

function operand(field: Field, op: Operator, world: World, draw: Draw): unknown {
  if (field.kind === 'multiSelect') return draw(anyTag())
  if (field.kind === 'date' || field.kind === 'instant') return draw(moment(field.kind))
  if (field.kind !== 'reference') {
    const value = comparable(field, draw(anyValueOf(field)))
    return /With$|ontains$/.test(op) ? slice(String(value), draw) : value
  }
  const ids = world.idsOf(field.to)
  const people = field.to === 'user' ? ['me', 'myTeam'] : []
  return draw(fc.constantFrom(...ids, ...people, '0190f7d2-0000-7000-8000-000000000001'))
}

/** A piece of a text, in capitals now and then. */
function slice(text: string, draw: Draw): string {
  const letters = Array.from(text)
  const from = draw(fc.nat({ max: letters.length - 1 }))
  const piece = letters.slice(from, from + draw(fc.integer({ min: 1, max: 4 }))).join('')
  const said = draw(fc.boolean()) ? piece.toUpperCase() : piece
  return said.trim() === '' ? letters[0]! : said
}

const moment = (kind: 'date' | 'instant'): fc.Arbitrary<string> =>
  fc.constantFrom(
    ...trickyDays,
    ...(kind === 'instant' ? [...trickyMoments, 'now', '-36h', '+2h'] : []),
    'today',
    'yesterday',
    'tomorrow',
    '-90d',
    '+1m',
    '-1y',
    '-99999y',
    '+99999y',
  )

const span = (draw: Draw): string =>
  draw(fc.constantFrom('0d', '1d', '7d', '6w', '1m', '11m', '1y', '36h', '99999y', '364d', '366d'))
