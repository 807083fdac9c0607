import { expect, test } from 'vitest'
import { findMentions } from './find-mentions.ts'

const people = [
  { id: 'ana', name: 'Ana' },
  { id: 'kowalska', name: 'Ana Kowalska' },
  { id: 'ben', name: 'Ben Łoś' },
  { id: 'other-ben', name: 'Ben Łoś' },
]

test('the longest name that fits is meant, whatever follows it', () => {
  expect(findMentions('@Ana, please', people)).toEqual(['ana'])
  expect(findMentions('ask @ana kowalska!', people)).toEqual(['kowalska'])
  expect(findMentions('(@Ana) and @ANA again', people)).toEqual(['ana'])
  expect(findMentions('@Ben Łoś knows', people)).toEqual(['ben', 'other-ben'])
})

test('addresses, other words and unknown names are no mentions', () => {
  expect(findMentions('info@ana.example, @Anatol, @Benedikt, @ Ana, Ana', people)).toEqual([])
  expect(findMentions('', people)).toEqual([])
})
