import { describe, expect, it } from 'vitest'
import { describeWithDataSets, readDataSet } from '../testing.ts'
import type { Fix } from './fix.ts'
import { prepareRows } from './prepare-rows.ts'
import { splitName } from './split-name.ts'

function mended(cells: string[], fixes: Fix[], edits = {}) {
  const columns = cells.map((_, at) => String.fromCharCode(97 + at))
  const { columns: all, prepare } = prepareRows(columns, fixes, edits)
  return { columns: all, cells: prepare?.({ rowNumber: 7, cells }).cells ?? cells }
}

describe('cells are mended as stated', () => {
  it.each<[string, string[], Fix[], string[]]>([
    [
      'finds and replaces',
      ['1$2$'],
      [{ fix: 'replace', column: 'a', find: '$', replacement: '$&' }],
      ['1$&2$&'],
    ],
    ['maps values', [' VIP '], [{ fix: 'values', column: 'a', values: { vip: 'regular' } }], ['regular']],
    [
      'leaves values that are not mapped',
      ['x'],
      [{ fix: 'values', column: 'a', values: { vip: 'y' } }],
      ['x'],
    ],
    ['fills empty cells', [' '], [{ fix: 'default', column: 'a', value: 'PL' }], ['PL']],
    [
      'splits, the last part taking what is left',
      ['1/2/3'],
      [{ fix: 'split', column: 'a', at: '/', into: ['x', 'y'] }],
      ['1/2/3', '1', '2/3'],
    ],
    [
      'splits names',
      ['Ana de la Cruz'],
      [{ fix: 'splitName', column: 'a' }],
      ['Ana de la Cruz', 'Ana', 'de la Cruz'],
    ],
    [
      'joins',
      ['1', '', '3'],
      [{ fix: 'join', columns: ['a', 'b', 'c'], between: '-', into: 'x' }],
      ['1', '', '3', '1-3'],
    ],
    [
      'joins only what is whole',
      ['1', ''],
      [{ fix: 'join', columns: ['a', 'b'], between: '-', into: 'x', whole: true }],
      ['1', '', ''],
    ],
    [
      'takes the first group that is filled, whole',
      ['', '', 'Main St', 'Hel'],
      [
        {
          fix: 'firstFilled',
          groups: [
            ['a', 'b'],
            ['c', 'd'],
          ],
          into: ['street', 'city'],
        },
      ],
      ['', '', 'Main St', 'Hel', 'Main St', 'Hel'],
    ],
    [
      'goes on with what an earlier fix made',
      ['A;B'],
      [
        { fix: 'split', column: 'a', at: ';', into: ['x', 'y'] },
        { fix: 'values', column: 'y', values: { b: 'c' } },
      ],
      ['A;B', 'A', 'c'],
    ],
  ])('%s', (_, cells, fixes, expected) => {
    expect(mended(cells, fixes).cells).toEqual(expected)
  })

  it('takes edits last, by the number of the row, and leaves rows alone where nothing is to be mended', () => {
    const fixes: Fix[] = [{ fix: 'default', column: 'a', value: 'x' }]
    expect(mended([''], fixes, { 7: { a: 'by hand' } }).cells).toEqual(['by hand'])
    expect(mended([''], fixes, { 8: { a: 'by hand' } }).cells).toEqual(['x'])
    expect(prepareRows(['a']).prepare).toBeUndefined()
  })

  it('refuses a column that is not there', () => {
    expect(() => prepareRows(['a'], [{ fix: 'default', column: 'b', value: '' }])).toThrow('no column “b”')
  })
})

interface NameCase {
  name: string
  result: { firstName?: string; lastName?: string; fullName?: string }
}

describeWithDataSets('names of people are taken apart', () => {
  const { names } = JSON.parse(readDataSet('person-names/humanparser_cases.json')) as { names: NameCase[] }

  it.each(names.map(({ name, result }) => [name, result] as const))('%s', (name, expected) => {
    const { firstName, lastName } = splitName(name)
    expect({ first: firstName.split(' ')[0], last: lastName }).toEqual({
      first: expected.firstName ?? '',
      last: expected.lastName ?? '',
    })
  })
})
