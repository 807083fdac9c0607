import { expect, test } from 'vitest'
import type { TemplateValues } from './liquid.ts'
import { messageRenderer } from './render-message.ts'

const values: TemplateValues = {
  contact: { name: 'Ann <b>Nowak</b>', firstName: 'Ann', lastName: 'Nowak' },
  company: { name: null },
  business: { name: 'Kaffa' },
  lastOrder: { number: '7', on: '2026-11-01', daysAgo: 21 },
  favourite: { name: null },
  unsubscribeUrl: 'https://kaffa.example/u/abc',
}

const fill = (text: string) => messageRenderer({ subject: 'x', html: null, text }).render(values)

test('words alone become paragraphs, and a link to unsubscribe ends them', async () => {
  const { html, text } = await fill('Dear {{ contact.firstName }},\n\nsee you.')
  expect(html).toContain('<p>Dear Ann,</p>\n<p>see you.</p>')
  expect(html).toContain('<a href="https://kaffa.example/u/abc">Unsubscribe</a>')
  expect(text).toContain('Unsubscribe: https://kaffa.example/u/abc')
})

test('words that name the way out themselves get no second one', async () => {
  const { html } = await fill('Enough? {{ unsubscribeUrl }}.')
  expect(html).toBe('<p>Enough? <a href="https://kaffa.example/u/abc">https://kaffa.example/u/abc</a>.</p>')
})

test('what people are called is never taken for HTML', async () => {
  const { html } = await fill('Dear {{ contact.name }}')
  expect(html).not.toContain('<b>')
})
