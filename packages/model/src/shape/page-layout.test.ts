import { expect, test } from 'vitest'
import { layoutFor, storedLayout } from './page-layout.ts'

test('reads what it can of a stored layout, and nothing of what is none', () => {
  expect(storedLayout(null)).toBeUndefined()
  expect(storedLayout([1])).toBeUndefined()
  expect(storedLayout({})).toBeUndefined()
  expect(
    storedLayout({
      facts: ['email', 7],
      sections: [{ title: 'Use', fields: ['hours'] }, { title: '', fields: [] }, 'x'],
      parts: { tabs: ['details'], beneath: ['x'] },
      columns: { orders: ['total', null], notes: 3 },
    }),
  ).toEqual({
    facts: ['email'],
    sections: [{ title: 'Use', fields: ['hours'] }],
    parts: { tabs: ['details'] },
    columns: { orders: ['total'] },
  })
})

test('does not name fields to those who may not see them', () => {
  const layout = {
    facts: ['email', 'margin'],
    sections: [{ title: 'Money', fields: ['margin', 'total'] }],
    hiddenFields: ['margin'],
    columns: { orders: ['total', 'cost'] },
  }
  const told = layoutFor(
    layout,
    (key) => key !== 'margin',
    (_, path) => path !== 'cost',
  )
  expect(told).toEqual({
    facts: ['email'],
    sections: [{ title: 'Money', fields: ['total'] }],
    hiddenFields: [],
    columns: { orders: ['total'] },
  })
})
