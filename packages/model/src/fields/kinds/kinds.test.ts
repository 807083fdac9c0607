import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Field } from '../field.ts'
import {
  country,
  currency,
  date,
  email,
  instant,
  json,
  link,
  longText,
  money,
  multiSelect,
  number,
  phone,
  reference,
  select,
  share,
  text,
  yesNo,
} from '../make.ts'
import { fieldKinds, jsonSchemaOf, kindOf, operatorsOf } from './index.ts'

const parse = (field: Field, value: unknown) => kindOf(field).parse(value, field, {})
const read = (field: Field, value: unknown) => {
  const parsed = parse(field, value)
  return parsed.ok ? parsed.value : parsed.problem
}

/** Signs that compose, part, vanish or stand for space. */
const trickySigns = [...'ae\u0301\u0000\r\n\t \ufeff\u00c5\u212b\u1112\u1161\u11ab', '\ud83d', '\ude00']

describe('texts', () => {
  it('are trimmed, composed and freed of control characters', () => {
    expect(read(text(), '  Zoe\u0301\u0000 ')).toBe('Zoé')
    expect(read(text(), 'one\r\n line')).toBe('one line')
    expect(read(longText(), 'two\r\nlines ')).toBe('two\nlines')
  })

  it('of spaces only are empty', () => expect(read(text(), '  \t ')).toBeNull())

  it('longer than allowed are refused with both lengths', () =>
    expect(read(text({ maxLength: 3 }), 'four')).toBe('is 4 characters long; at most 3 are allowed.'))

  it('with broken surrogates become well formed, as PostgreSQL needs them', () =>
    expect(read(text(), 'a\ud800b')).toBe('a\ufffdb'))

  it('read twice give the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...trickySigns) }), (written) => {
        const once = parse(longText(), written)
        if (once.ok && once.value !== null) expect(parse(longText(), once.value)).toEqual(once)
      }),
    )
  })
})

describe('e-mail addresses', () => {
  it.each([
    ['ana@kaffa.pl', 'ana@kaffa.pl'],
    [' Ana.Nowak+shop@Kaffa.PL ', 'Ana.Nowak+shop@Kaffa.PL'],
    ['Ana Nowak <ana@kaffa.pl>', 'ana@kaffa.pl'],
    ['mailto:ana@kaffa.pl', 'ana@kaffa.pl'],
    ['żółć@przykład.pl', 'żółć@przykład.pl'],
  ])('%s is read', (written, kept) => expect(read(email(), written)).toBe(kept))

  it.each([
    'ana',
    'ana@kaffa',
    'a b@kaffa.pl',
    'ana@@kaffa.pl',
    'ana@kaffa..pl',
    'a@b.pl, c@d.pl',
    '@kaffa.pl',
  ])('%s is refused', (written) => expect(read(email(), written)).toMatch(/is no e-mail address/))
})

describe('telephone numbers without a reader', () => {
  it('keep international numbers without what stands between the digits', () =>
    expect(read(phone(), '+48 (58) 301-00-00')).toBe('+48583010000'))
  it('read 00 as +', () => expect(read(phone(), '0048 58 301 00 00')).toBe('+48583010000'))
  it('keep national numbers as typed', () => expect(read(phone(), '58 301 00 00')).toBe('58 301 00 00'))
  it('refuse what is none', () => expect(read(phone(), 'ask Ana')).toBe('must be a telephone number.'))
})

describe('links', () => {
  it('get https when written without', () =>
    expect(read(link(), 'kaffa.pl/shop')).toBe('https://kaffa.pl/shop'))
  it('keep a port apart from a scheme', () =>
    expect(read(link(), 'kaffa.pl:8080')).toBe('https://kaffa.pl:8080'))
  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://kaffa.pl', 'kaffa', 'a b.pl'])(
    'refuse %s',
    (written) => expect(read(link(), written)).toMatch(/is no web address/),
  )
})

describe('numbers', () => {
  it('are read from plain decimal text', () => expect(read(number(), ' 3.5 ')).toBe(3.5))
  it('never keep minus zero', () => expect(Object.is(read(number(), -0), 0)).toBe(true))
  it.each([['1,5'], [Number.NaN], [Number.POSITIVE_INFINITY], ['0x10'], [true], [[1]]])(
    'refuse %s',
    (value) => expect(read(number(), value)).toMatch(/is no number/),
  )
  it('that must be whole refuse fractions', () =>
    expect(read(number({ integer: true }), 1.5)).toBe('must be a whole number.'))
  it('too large to be exact are refused', () => expect(read(money(), 2 ** 53)).toBe('is too large a number.'))
  it('respect their bounds', () => {
    expect(read(number({ min: 1, max: 5 }), 0)).toBe('must not be below 1.')
    expect(read(share(), 1.01)).toBe('must not be above 1.')
  })
})

describe('days and moments', () => {
  it('refuse days that do not exist', () => expect(read(date(), '2025-02-29')).toMatch(/is no day/))
  it('are kept in UTC', () =>
    expect(read(instant(), '2026-03-31T18:30:00+02:00')).toBe('2026-03-31T16:30:00.000Z'))
  it.each(['2026-03-31', '2026-03-31T18:30:00', '2026-02-30T10:00:00Z', '2026-03-31T25:00:00Z', 'now'])(
    'refuse the moment %s',
    (written) => expect(read(instant(), written)).toMatch(/is no moment/),
  )
})

describe('choices', () => {
  const channel = select({ web: 'Web shop', store: 'Store' })
  it('are read by value or label', () => {
    expect(read(channel, 'web')).toBe('web')
    expect(read(channel, 'web SHOP')).toBe('web')
  })
  it('say what was perhaps meant', () => expect(read(channel, 'stroe')).toMatch(/Did you mean “store”/))
  it('say what there is otherwise', () =>
    expect(read(channel, 'carrier pigeon')).toMatch(/Choose web or store/))
  it('of a closed list refuse new ones', () =>
    expect(read(multiSelect({ a: 'A' }), ['a', 'b'])).toMatch(/is no option/))
  it('of an open list take new ones, each once', () =>
    expect(read(multiSelect([], { open: true }), ['vip', ' vip ', 'press'])).toEqual(['vip', 'press']))
})

describe('codes', () => {
  it('are written in capitals', () => {
    expect(read(country(), 'pl')).toBe('PL')
    expect(read(currency(), 'eur')).toBe('EUR')
  })
  it('know the usual wrong ones', () => expect(read(country(), 'UK')).toBe('GB'))
  it('refuse others', () => {
    expect(read(country(), 'XX')).toMatch(/is no country/)
    expect(read(currency(), 'XXQ')).toMatch(/is no currency/)
  })
  it('of records are UUIDs', () => expect(read(reference('contact'), '12')).toMatch(/is no id/))
})

describe('yes and no', () => {
  it.each([
    [true, true],
    ['no', false],
    ['TRUE', true],
    [0, false],
  ])('reads %s', (value, kept) => expect(read(yesNo(), value)).toBe(kept))
  it('refuses what every object inherits', () =>
    expect(read(yesNo(), 'constructor')).toMatch(/neither yes nor no/))
})

describe('JSON', () => {
  it('refuses the character that PostgreSQL cannot keep', () =>
    expect(read(json(), { a: '\u0000' })).toMatch(/cannot be kept/))
})

describe('every kind', () => {
  const fields: Field[] = Object.keys(fieldKinds).map((kind) =>
    kind === 'reference'
      ? reference('contact')
      : /elect$/.test(kind)
        ? select({ a: 'A' })
        : ({ kind } as Field),
  )

  it.each(fields)('survives any value ($kind)', (field) => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const parsed = parse(field, value)
        if (!parsed.ok) expect(parsed.problem).toMatch(/\.$|\?$/)
      }),
    )
  })

  it('offers anniversaries for yearly days alone', () => {
    expect(operatorsOf(date({ yearly: true }))).toContain('anniversaryInNext')
    expect(operatorsOf(date())).not.toContain('anniversaryInNext')
  })

  it('has a schema that allows null unless the field is required', () => {
    expect(jsonSchemaOf(text({ required: true, maxLength: 5 }))).toEqual({ type: 'string', maxLength: 5 })
    expect(jsonSchemaOf(select({ a: 'A' }))).toEqual({ type: ['string', 'null'], enum: ['a', null] })
  })
})

describe('values for people', () => {
  const shown = (field: Field, value: unknown, setting = {}) => kindOf(field).format(value, field, setting)
  it('drop cents that are none', () => {
    expect(shown(money(), 50_000, { currency: 'EUR' })).toBe('€500')
    expect(shown(money(), 3140, { currency: 'EUR' })).toBe('€31.40')
    expect(shown(money(), 500, { currency: 'JPY' })).toBe('JP¥500')
  })
  it('show shares as percent', () => {
    expect(shown(share(), 0.684)).toBe('68 %')
    expect(shown(share(), 0.0125)).toBe('1.3 %')
  })
  it('show yearly days without the year', () =>
    expect(shown(date({ yearly: true }), '1990-05-01')).toBe('1 May'))
  it('carry their unit', () => expect(shown(number({ unit: 'days' }), 1234)).toBe('1,234 days'))
})
