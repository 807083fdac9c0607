import { describe, expect, test } from 'vitest'
import { arrangeParts, type PagePart } from './page-parts.ts'

const part = (name: string, place: PagePart['place'], isExtra = false): PagePart => ({
  ...{ name, title: name, place, isExtra },
})
const parts = [
  part('remembered', 'top'),
  part('timeline', 'tabs'),
  part('details', 'tabs'),
  part('notes', 'tabs'),
  part('messages', 'tabs', true),
  part('history', 'tabs'),
  part('company', 'side'),
]

const names = (layout?: Parameters<typeof arrangeParts>[1]) =>
  Object.fromEntries(
    Object.entries(arrangeParts(parts, layout)).map(([area, there]) => [
      area,
      there.map(({ name }) => name).join(' '),
    ]),
  )

describe('the parts of a page', () => {
  test('stand where they stand by themselves', () => {
    expect(names()).toEqual({
      top: 'remembered',
      tabs: 'timeline details notes history',
      side: 'company',
      hidden: 'messages',
    })
  })

  test('are moved, hidden and shown', () => {
    expect(
      names({
        parts: { tabs: ['history', 'company', 'messages'], side: [], top: [] },
        hiddenParts: ['remembered', 'timeline', 'notes'],
      }),
    ).toEqual({
      top: '',
      tabs: 'details history company messages',
      side: '',
      hidden: 'remembered timeline notes',
    })
  })

  test('come after what they follow by themselves, when the layout has not heard of them', () => {
    expect(names({ parts: { tabs: ['history', 'details', 'timeline', 'gone'] } }).tabs).toBe(
      'history details notes timeline',
    )
  })

  test('stand once, whatever a layout says', () => {
    expect(names({ parts: { tabs: ['notes', 'notes'], side: ['notes'] } }).tabs).toBe(
      'timeline details notes history',
    )
  })
})
