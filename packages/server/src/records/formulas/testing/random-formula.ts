import { type FormulaTypeName, type ObjectDefinition, type Registry, typeOfField } from '@regulars/model'
import fc from 'fast-check'
import { trickyDays, trickyTexts } from '../../conditions/testing/random-values.ts'

/** Random choice, as `fc.gen()` offers it: each call draws one value. */
type Draw = <V>(arbitrary: fc.Arbitrary<V>) => V

/** What a formula can be asked to yield; `whole` is a number without fractions. */
type Wanted = 'text' | 'number' | 'whole' | 'money' | 'percent' | 'yesNo' | 'date' | 'instant' | 'duration'

const yields: readonly Wanted[] = ['text', 'number', 'whole', 'money', 'percent', 'yesNo', 'date', 'instant']

/** What random formulas may speak of. */
interface World {
  registry: Registry
  /** Names of objects of which there are records. */
  peopled: readonly string[]
}

/** The text of any formula about an object that yields something that can be kept. */
export function randomFormula(object: ObjectDefinition, world: World): fc.Arbitrary<string> {
  return fc.gen().map((generate) => {
    const draw: Draw = (arbitrary) => generate(() => arbitrary)
    const fields = fieldsByType(object, world)
    const make = (wanted: Wanted, depth: number): string => write(wanted, depth, draw, fields, make)
    return make(draw(fc.constantFrom(...yields)), 3)
  })
}

interface Path {
  path: string
  /** Of a choice, the options it has. */
  options: readonly string[]
}
type Fields = ReadonlyMap<FormulaTypeName | 'whole', readonly Path[]>

/** Paths of fields of the object and of those one or two steps away, by type. */
function fieldsByType(object: ObjectDefinition, world: World): Fields {
  const found = new Map<FormulaTypeName | 'whole', Path[]>()
  const note = (type: FormulaTypeName | 'whole', path: Path) =>
    found.set(type, [...(found.get(type) ?? []), path])
  const visit = (at: ObjectDefinition, way: string, depth: number) => {
    for (const [key, field] of Object.entries(at.fields)) {
      const type = typeOfField(field, way)
      if (!type || field.internal) continue
      const options = 'options' in field ? field.options.map(({ value }) => value) : []
      note(type.type, { path: way + key, options })
      if (type.type === 'number' && type.whole) note('whole', { path: way + key, options })
      if (field.kind === 'reference' && depth > 0 && world.peopled.includes(field.to))
        visit(world.registry.object(field.to), `${way}${key}.`, depth - 1)
    }
  }
  visit(object, '', 2)
  return found
}

type Make = (wanted: Wanted, depth: number) => string
type Form = (make: Make, draw: Draw, depth: number, fields: Fields) => string

function write(wanted: Wanted, depth: number, draw: Draw, fields: Fields, make: Make): string {
  const isLeaf = depth === 0 || draw(fc.nat({ max: 4 })) === 0
  if (isLeaf) return leaf(wanted, draw, fields)
  const form = draw(fc.constantFrom<Form>(...forms[wanted], ...everywhere(wanted)))
  return form(make, draw, depth - 1, fields)
}

function leaf(wanted: Wanted, draw: Draw, fields: Fields): string {
  const paths = fields.get(wanted) ?? []
  if (paths.length > 0 && draw(fc.nat({ max: 4 })) > 0) return draw(fc.constantFrom(...paths)).path
  return draw(constants[wanted])
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
const numbers = [
  '0',
  '1',
  '7',
  '0.1',
  '0.5',
  '2.675',
  '1000000000000',
  '99999999999999999999.99',
  '0.00000000000000000001',
]

const constants: Readonly<Record<Wanted, fc.Arbitrary<string>>> = {
  text: fc.constantFrom(...trickyTexts).map(quoted),
  number: fc.constantFrom(...numbers, ...numbers.map((number) => `-${number}`)),
  whole: fc.constantFrom(
    '0',
    '1',
    '-1',
    '2',
    '3',
    '12',
    '31',
    '-365',
    '9007199254740993',
    '10000000000000000000000',
  ),
  money: fc.constantFrom('if(false, total, 12.34)', 'coalesce(total, 0.01)', 'total'),
  percent: fc.constantFrom('19%', '0%', '33.333%', '-5%'),
  yesNo: fc.constantFrom('true', 'false', '1 > 2'),
  date: fc.constantFrom(
    'today()',
    ...trickyDays.map((day) => `date(${day.split('-').map(Number).join(', ')})`),
  ),
  instant: fc.constantFrom('now()'),
  duration: fc.constantFrom('span(36, "hours")', 'span(0.1, "minutes")', 'span(-1, "days")'),
}

/** Forms that yield whatever is wanted. */
const everywhere = (wanted: Wanted): Form[] => [
  (make, _, depth) => `if(${make('yesNo', depth)}, ${make(wanted, depth)}, ${make(wanted, depth)})`,
  (make, _, depth) => `coalesce(${make(wanted, depth)}, ${make(wanted, depth)})`,
  (make, _, depth) =>
    `case(${make('yesNo', depth)}, ${make(wanted, depth)}, ${make('yesNo', depth)}, ${make(wanted, depth)})`,
]

const infix =
  (left: Wanted, signs: readonly string[], right: Wanted): Form =>
  (make, draw, depth) =>
    `(${make(left, depth)} ${draw(fc.constantFrom(...signs))} ${make(right, depth)})`

const call =
  (names: readonly string[], ...takes: (Wanted | `"${string}"`)[]): Form =>
  (make, draw, depth) => {
    const args = takes.map((take) =>
      take.startsWith('"')
        ? draw(fc.constantFrom(...take.slice(1, -1).split(' ').map(quoted)))
        : make(take as Wanted, depth),
    )
    return `${draw(fc.constantFrom(...names))}(${args.join(', ')})`
  }

const choice: Form = (_, draw, __, fields) => {
  const { path, options } = draw(
    fc.constantFrom(...(fields.get('choice') ?? [{ path: '"a"', options: ['a'] }])),
  )
  return `${path} ${draw(fc.constantFrom('=', '!='))} ${quoted(draw(fc.constantFrom(...options)))}`
}

const aField =
  (type: FormulaTypeName, written: (path: string) => string): Form =>
  (_, draw, __, fields) => {
    const paths = fields.get(type) ?? []
    return paths.length === 0 ? 'false' : written(draw(fc.constantFrom(...paths)).path)
  }

const compared = (...types: Wanted[]): Form[] =>
  types.map((type) => infix(type, ['=', '!=', '<', '<=', '>', '>='], type))

const forms: Readonly<Record<Wanted, readonly Form[]>> = {
  number: [
    infix('number', ['+', '-', '*', '/'], 'number'),
    infix('number', ['+', '-', '*', '/'], 'percent'),
    infix('money', ['/'], 'money'),
    infix('duration', ['/'], 'duration'),
    call(['round'], 'number', 'whole'),
    call(['abs'], 'number'),
    call(['mod'], 'number', 'number'),
    call(['min', 'max'], 'number', 'number', 'number'),
    call(['amount'], 'money'),
    call(['number'], 'text'),
    call(['in_hours', 'in_minutes', 'in_days'], 'duration'),
    (make, _, depth) => `(-${make('number', depth)})`,
  ],
  whole: [
    infix('whole', ['+', '-', '*'], 'whole'),
    call(['round', 'floor', 'ceiling'], 'number'),
    call(['length'], 'text'),
    call(['days_between', 'months_between', 'years_between'], 'date', 'date'),
    call(['year', 'month', 'day', 'weekday'], 'date'),
    call(['hour'], 'instant'),
    infix('date', ['-'], 'date'),
  ],
  money: [
    infix('money', ['+', '-'], 'money'),
    infix('money', ['+', '-'], 'number'),
    infix('money', ['*', '/'], 'number'),
    infix('money', ['*', '/'], 'percent'),
    call(['round'], 'money', 'whole'),
    call(['floor', 'ceiling', 'abs'], 'money'),
    call(['min', 'max'], 'money', 'money'),
  ],
  percent: [
    infix('percent', ['+', '-', '*'], 'percent'),
    call(['percent'], 'number', 'number'),
    call(['percent'], 'money', 'money'),
    call(['round'], 'percent', 'whole'),
  ],
  text: [
    infix('text', ['&'], 'text'),
    ...(['number', 'percent', 'money', 'date', 'yesNo'] as const).map((type) => infix('text', ['&'], type)),
    call(['upper', 'lower', 'trim'], 'text'),
    call(['left', 'right'], 'text', 'whole'),
    call(['mid'], 'text', 'whole', 'whole'),
    call(['replace'], 'text', 'text', 'text'),
    aField('choice', (path) => `(${path} & "!")`),
  ],
  yesNo: [
    infix('yesNo', ['and', 'or'], 'yesNo'),
    (make, _, depth) => `not (${make('yesNo', depth)})`,
    ...compared('number', 'money', 'percent', 'date', 'instant', 'duration'),
    infix('text', ['=', '!='], 'text'),
    infix('instant', ['=', '<', '>='], 'date'),
    call(['contains', 'starts_with', 'ends_with'], 'text', 'text'),
    call(['is_blank'], 'text'),
    aField('choices', (path) => `contains(${path}, "vip")`),
    aField('choices', (path) => `is_blank(${path})`),
    aField('reference', (path) => `is_blank(${path})`),
    choice,
  ],
  date: [
    infix('date', ['+', '-'], 'whole'),
    call(['date_add'], 'date', 'whole', '"days weeks months quarters years"'),
    call(['start_of', 'end_of'], 'date', '"week month quarter year"'),
    call(['date'], 'whole', 'whole', 'whole'),
    call(['date_of'], 'instant'),
    call(['min', 'max'], 'date', 'date'),
  ],
  instant: [
    infix('instant', ['+', '-'], 'duration'),
    call(['date_add'], 'instant', 'whole', '"minutes hours days weeks"'),
  ],
  duration: [
    infix('instant', ['-'], 'instant'),
    infix('duration', ['+', '-'], 'duration'),
    infix('duration', ['*', '/'], 'number'),
  ],
}
