import { expect, test } from 'vitest'
import { cellText, csvOf } from './chart-table.ts'

test('the file keeps exact figures where the screen rounds them', () => {
  const revenue = { text: '€2,310', raw: 2310.49 }
  expect(cellText(revenue)).toBe('€2,310')
  expect(csvOf({ columns: [{ label: 'Month' }, { label: 'Revenue, EUR' }], rows: [['May', revenue]] })).toBe(
    'Month,"Revenue, EUR"\r\nMay,2310.49\r\n',
  )
})

test('quotes and line breaks survive', () => {
  expect(csvOf({ columns: [{ label: 'Name' }], rows: [['the "good" ones\nonly']] })).toBe(
    'Name\r\n"the ""good"" ones\nonly"\r\n',
  )
})

test('text never becomes a formula, negative numbers stay numbers, nothing stays empty', () => {
  expect(csvOf({ columns: [{ label: 'a' }], rows: [['=1+1'], [-3], [null]] })).toBe(
    "a\r\n'=1+1\r\n-3\r\n\r\n",
  )
})
