import { builtInRegistry, type Condition, checkCondition } from '@regulars/model'
import { expect, test } from 'vitest'
import { asked, type Question, relatedForm } from './related-form.ts'

const contact = builtInRegistry.object('contact')
const related = { has: 'orders', within: '90d', where: { field: 'channel', op: 'is', value: 'web' } } as const

test.each(['some', 'none', 'count', 'sum', 'avg', 'min', 'max', 'latest'] satisfies Question[])(
  'asking for %s keeps which records are meant, and is read back as it was asked',
  (question) => {
    const condition = asked(related, question, 'total')
    expect(relatedForm(condition)).toMatchObject({ question, related })
  },
)

test('a question is whole once it has a value', () => {
  const draft = asked(related, 'sum', 'total')
  expect(checkCondition(draft, contact, builtInRegistry).ok).toBe(false)
  const whole = { ...draft, value: 50_000 } as Condition
  expect(checkCondition(whole, contact, builtInRegistry).ok).toBe(true)
})

test('other parts are no questions about related records', () => {
  expect(relatedForm({ field: 'city', op: 'isEmpty' })).toBeUndefined()
  expect(relatedForm({ not: { field: 'city', op: 'isEmpty' } })).toBeUndefined()
})
