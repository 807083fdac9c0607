import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plainRichText, type RichInline, readRichText } from './rich-text.ts'

it('reads headings, lists, quotations, code, emphasis and links', () => {
  const text =
    '# One\ntwo **three** *four*\nfive `six`\n\n- a\n- b\n1. c\n> d\n```\n<e>\n```\n[f](kaffa.pl/g)'
  expect(readRichText(text).map(({ kind }) => kind)).toEqual([
    'heading',
    'paragraph',
    'list',
    'list',
    'quote',
    'code',
    'paragraph',
  ])
  expect(readRichText('[f](kaffa.pl/g)')).toEqual([
    {
      kind: 'paragraph',
      inner: [{ kind: 'link', to: 'https://kaffa.pl/g', inner: [{ kind: 'text', text: 'f' }] }],
    },
  ])
  expect(plainRichText(text)).toBe('One two three four five six a b c d <e> f')
})

it.each([
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
])('makes no link of %s', (address) => expect(linksIn(`[press](${address})`)).toEqual([]))

it('reads any text, makes no link but to the web, mail and telephone, and loses no word', () => {
  const piece = fc.constantFrom(
    '*',
    '**',
    '_',
    '`',
    '[',
    '](',
    ')',
    '# ',
    '- ',
    '1. ',
    '> ',
    '\n',
    ' ',
    'word',
    '<b>',
    '\\',
    'https://x.y',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('')
      for (const link of linksIn(text)) expect(link).toMatch(/^(https?|mailto|tel):/)
      const words = (of: string) => of.split('word').length
      const outside = text.replace(/\]\([^()\s]*\)/g, ' ').replace(/^```.*$/gm, '')
      expect(words(plainRichText(text))).toBeGreaterThanOrEqual(words(outside))
    }),
  )
})

function linksIn(text: string): string[] {
  const within = (inline: readonly RichInline[]): string[] =>
    inline.flatMap((part) => [
      ...(part.kind === 'link' ? [part.to] : []),
      ...('inner' in part ? within(part.inner) : []),
    ])
  return readRichText(text).flatMap((block) => {
    if (block.kind === 'list') return block.items.flatMap(within)
    return 'inner' in block ? within(block.inner) : []
  })
}
