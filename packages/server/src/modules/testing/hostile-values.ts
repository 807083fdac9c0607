/** Values as nobody sends them who means well, and requests made of what a route says it takes. */
import fc from 'fast-check'

/** Texts that have broken something somewhere. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\ufeff\u202e',
  "'; drop table contact; --",
  "' or '1'='1",
  '") or true --',
  '$1',
  '%',
  '\\',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '{{ contact.email }}{% include "/etc/passwd" %}',
  '{% for i in (1..100000000) %}x{% endfor %}',
  'a\r\nBcc: eve@evil.example',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '=HYPERLINK("http://evil.example")',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  'Infinity',
  '-0',
  '1e400',
  '9'.repeat(40),
  '0001-01-01',
  '9999-12-31',
  '2026-02-30',
  '294277-01-01',
  '2026-01-01T00:00:00+99:99',
  'null',
  'undefined',
  '[]',
  '{}',
  '{"field":"name"}',
  'x'.repeat(20_000),
  '🫘'.repeat(600),
]

/** A text from the list, or any at all. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
)

const hostileKey = fc.constantFrom('__proto__', 'constructor', 'id', 'version', 'deletedAt', 'x', '')

const deep = (levels: number): unknown => {
  let value: unknown = {}
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { all: value }
  return value
}

/** Any JSON, however strange. */
export const hostileJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: hostileText },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      null,
      true,
      false,
      0,
      -1,
      0.1,
      2 ** 31,
      2 ** 53,
      1e308,
      -1e308,
      [],
      {},
      [[]],
      deep(60),
    ),
  },
  { weight: 1, arbitrary: fc.dictionary(hostileKey, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
)

/** A JSON Schema as far as our description uses it. */
export interface Schema {
  type?: string | readonly string[]
  format?: string
  enum?: readonly unknown[]
  const?: unknown
  items?: Schema
  properties?: Record<string, Schema>
  required?: readonly string[]
  additionalProperties?: Schema | boolean
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
}

/** What values are drawn from besides chance: ids of records that there are. */
export interface World {
  ids: readonly string[]
}

/** A value much as a schema wants it: mostly right, somewhere wrong. */
export function almost(schema: Schema, world: World, depth = 4): fc.Arbitrary<unknown> {
  if (depth === 0) return hostileJson
  return fc.oneof(
    { weight: 7, arbitrary: shaped(schema, world, depth) },
    { weight: 1, arbitrary: hostileJson },
  )
}

function shaped(schema: Schema, world: World, depth: number): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((each) => almost(each, world, depth - 1)))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const type = [schema.type].flat()[0]
  return (byType[type as keyof typeof byType] ?? byType.any)(schema, world, depth)
}

const byType = {
  string: ({ format }: Schema, { ids }: World) =>
    fc.oneof(
      { weight: format === 'uuid' ? 6 : 1, arbitrary: fc.constantFrom(...ids) },
      fc.constantFrom('Ann', '2026-01-01', '2026-01-01T10:00:00Z', 'EUR', 'a@b.example'),
      hostileText,
    ),
  integer: () => fc.oneof(fc.integer({ min: -2, max: 100 }), fc.maxSafeInteger()),
  number: () => fc.oneof(fc.integer({ min: 0, max: 100 }), fc.double({ noNaN: true })),
  boolean: () => fc.boolean(),
  array: ({ items = {} }: Schema, world: World, depth: number) =>
    fc.array(almost(items, world, depth - 1), { maxLength: 3 }),
  object: ({ properties = {}, required = [], additionalProperties }: Schema, world: World, depth: number) => {
    const known = fc.record(
      Object.fromEntries(
        Object.entries(properties).map(([name, each]) => [name, almost(each, world, depth - 1)]),
      ),
      { requiredKeys: [...required] },
    )
    const inner = typeof additionalProperties === 'object' ? additionalProperties : {}
    const strange = fc.dictionary(hostileKey, almost(inner, world, depth - 1), { maxKeys: 1 })
    return fc
      .tuple(known, fc.nat(3), strange)
      .map(([values, luck, more]) => (luck === 0 ? { ...values, ...more } : values))
  },
  any: () => hostileJson,
}
