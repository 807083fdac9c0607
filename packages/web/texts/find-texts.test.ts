// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the sources that are looked through hold templates.
import { expect, test } from 'vitest'
import { findTexts } from './find-texts.ts'

const read = (code: string) =>
  findTexts('part.tsx', code)
    .filter(({ looksRead }) => looksRead)
    .map(({ key }) => key)

test('what stands between the tags of one element is one text, whatever stands among it', () => {
  expect(read('const a = <p>{n} people in <b>{name}</b>, since{" "}\n  {day}.</p>')).toEqual([
    '{0} people in {1}, since {2}.',
  ])
})

test('attributes, choices and sentences with something put in are texts; their parts are looked through too', () => {
  expect(read('const a = <Field label="Your name" hint={isNew ? "Only you see it." : undefined} />')).toEqual(
    ['Your name', 'Only you see it.'],
  )
  expect(read('const a = `Added ${n} ${n === 1 ? "person" : "people"}.`')).toEqual([
    'Added {0} {1}.',
    'person',
    'people',
  ])
  expect(read('const a = `Undo the import of ${file}?`')).toEqual(['Undo the import of {0}?'])
})

test('keys, classes, addresses and what is compared are none', () => {
  expect(read('if (event.key === "Enter") go("/settings/people")')).toEqual([])
  expect(read('const look = "flex h-9 items-center rounded-md px-2.5 hover:text-ink"')).toEqual([])
  expect(read('const a = <i className="Big" type="Button" data-state="Open" />')).toEqual([])
  expect(read('import x from "Some Place"; type A = "Open" | "Closed"')).toEqual([])
  expect(read('api.post("Contacts", `contacts/${id}/merge`)')).toEqual([])
})
