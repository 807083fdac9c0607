import { expect, test } from 'vitest'
import { builtInRegistry } from '../objects/index.ts'
import { builtInRoles } from './built-in-roles.ts'
import { readRights } from './read-rights.ts'

const read = (json: unknown) => readRights(json, builtInRegistry)
const closed = { create: 'none', read: 'none', update: 'none', delete: 'none' }

test('the built-in roles are read as they are', () => {
  for (const { objects, fields, capabilities } of builtInRoles)
    expect(read({ objects, fields, capabilities })).toEqual({
      rights: { objects, fields, capabilities },
      problems: [],
    })
})

test('what is not said is closed', () => {
  expect(read({})).toEqual({ rights: { objects: {}, fields: {}, capabilities: [] }, problems: [] })
  expect(read({ objects: { contact: { read: 'mine' } } }).rights.objects).toEqual({
    contact: { ...closed, read: 'mine' },
  })
})

test.each([
  [
    'an unknown object',
    { objects: { contakt: {} } },
    'objects.contakt',
    'no object “contakt”. Did you mean “contact”?',
  ],
  ['an unknown act', { objects: { contact: { raed: 'all' } } }, 'objects.contact.raed', 'no act “raed”'],
  [
    'an unknown scope',
    { objects: { contact: { read: 'everything' } } },
    'objects.contact.read',
    'A scope is none',
  ],
  [
    'a condition on a field that is not there',
    { objects: { contact: { read: { where: { field: 'citty', op: 'is', value: 'Linz' } } } } },
    'objects.contact.read',
    'Did you mean “city”',
  ],
  [
    'a condition for all objects',
    { objects: { '*': { read: { where: { field: 'id', op: 'isNotEmpty' } } } } },
    'objects.*.read',
    'one object',
  ],
  [
    'a segment in a scope',
    { objects: { contact: { read: { where: { not: { segment: 'x' } } } } } },
    'objects.contact.read',
    'segment',
  ],
  ['an unknown field', { fields: { contact: { emial: 'hidden' } } }, 'fields.contact.emial', '“email”'],
  [
    'an unknown level',
    { fields: { contact: { email: 'secret' } } },
    'fields.contact.email',
    'hidden, read or write',
  ],
  ['an unknown capability', { capabilities: ['import.runn'] }, 'capabilities', '“import.run”'],
  ['something that is no rights at all', 'all', '', 'names and values'],
  ['an unknown part', { object: {} }, 'object', 'objects, fields, capabilities'],
])('%s is named and opens nothing', (_, json, field, problem) => {
  const { rights, problems } = read(json)
  expect(problems).toEqual([{ field, problem: expect.stringContaining(problem) }])
  const scopes = Object.values(rights.objects).flatMap((acts) => Object.values(acts))
  expect(scopes.every((scope) => scope === 'none')).toBe(true)
  expect(Object.values(rights.fields).flatMap((levels) => Object.values(levels))).not.toContain('write')
  expect(rights.capabilities).toEqual([])
})

test('names that every JavaScript object has open nothing', () => {
  const { rights, problems } = read(
    JSON.parse('{"objects":{"__proto__":{"read":"all"},"constructor":{"read":"all"}}}'),
  )
  expect(rights.objects).toEqual({})
  expect(problems).toHaveLength(2)
})
