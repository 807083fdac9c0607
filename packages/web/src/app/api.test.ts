import { expect, test } from 'vitest'
import { apiUrl } from './api.ts'

test('a condition goes along as JSON, lists with commas, nothing is left out', () => {
  const filter = { field: 'lifecycle', op: 'is', value: 'customer' }
  const url = new URL(
    apiUrl('contacts', { filter, fields: ['name', 'email'], cursor: null, limit: 50 }),
    'http://here',
  )
  expect(url.pathname).toBe('/api/v1/contacts')
  expect(JSON.parse(url.searchParams.get('filter')!)).toEqual(filter)
  expect(url.searchParams.get('fields')).toBe('name,email')
  expect([url.searchParams.has('cursor'), url.searchParams.get('limit')]).toEqual([false, '50'])
})

test('an address from the root stays one', () => {
  expect(apiUrl('/api/auth/sign-out')).toBe('/api/auth/sign-out')
})
