import { expect, test } from 'vitest'
import { defineObject } from '../define-object.ts'
import { date, text } from '../fields/make.ts'
import { builtInRegistry } from '../objects/index.ts'
import { duplicateRule } from './duplicate-rule.ts'

const machine = (serial: { unique?: boolean }) => ({
  ...defineObject('machine', {
    module: 'custom',
    label: 'Machine',
    labelPlural: 'Machines',
    description: 'A machine of a customer.',
    icon: 'cog',
    title: 'serial',
    bin: true,
    ownership: 'shared',
    columns: ['serial'],
    fields: { serial: text(serial), model: text(), boughtOn: date() },
  }),
})

/** As an object that people made. */
const own = (serial: { unique?: boolean }) => {
  const object = machine(serial)
  const fields = Object.fromEntries(
    Object.entries(object.fields).map(([key, field]) => [
      key,
      field.system ? field : { ...field, custom: true },
    ]),
  )
  return { ...object, custom: true, fields } as typeof object
}

test('own objects are told apart by what their kinds of field say', () => {
  expect(duplicateRule(own({}))?.map(({ key, comparing }) => [key, comparing])).toEqual([
    ['serial', 'codeOrPhrase'],
    ['model', 'codeOrText'],
    ['boughtOn', 'day'],
  ])
})

test('what is known by a number of its own is never taken for another', () => {
  expect(duplicateRule(own({ unique: true }))).toBeUndefined()
  expect(duplicateRule(builtInRegistry.object('contact'))).toBeDefined()
})
