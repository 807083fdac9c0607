import { compile } from 'html-to-text'
import { type ParsedPart, parsePart, type TemplateValues } from './liquid.ts'

/** A template as it is written. */
export interface TemplateSource {
  subject: string
  html: string | null
  text: string | null
}

/** What one person gets. */
export interface RenderedMessage {
  subject: string
  html: string
  text: string
}

/** A template that has been read once and is filled in for many. */
export interface MessageRenderer {
  /** The groups of variables that the template speaks of; the others need not be read. */
  groups: ReadonlySet<string>
  render(values: TemplateValues): Promise<RenderedMessage>
}

/**
 * Reads a template as a whole. A message without a way out gets one: where the template names no `{{ unsubscribeUrl }}`, a line with it is added. Plain text that
 * is missing is made from the message; a message that is missing from the plain text.
 * @throws Problem `template.bad`
 */
export function messageRenderer(source: TemplateSource): MessageRenderer {
  const subject = parsePart(source.subject, 'subject', 'plain')
  const html = source.html?.trim()
    ? parsePart(withWayOut(source.html, htmlWayOut), 'html', 'html')
    : undefined
  const text = source.text?.trim()
    ? parsePart(withWayOut(source.text, textWayOut), 'text', 'plain')
    : undefined
  const words = source.text?.trim() && !html ? wordsOnly(source.text) : undefined
  const groups = new Set([subject, html, text, words].flatMap((part) => part?.groups ?? []))
  return { groups, render: (values) => fillIn({ subject, html, text, words }, values) }
}

interface Parts {
  subject: ParsedPart
  html: ParsedPart | undefined
  text: ParsedPart | undefined
  /** The message made of plain text, where there is no other. */
  words: ParsedPart | undefined
}

/** Plain text as a message: paragraphs, addresses that can be pressed, and the way out as a link. */
function wordsOnly(text: string): ParsedPart {
  const written = parsePart(text, 'text', 'plain')
  const wayOut = namesWayOut(text) ? undefined : parsePart(htmlWayOut, 'text', 'html')
  return {
    groups: [...written.groups, ...(wayOut?.groups ?? [])],
    async render(values) {
      const [body, end] = await Promise.all([written.render(values), wayOut?.render(values) ?? ''])
      return paragraphs(body) + end
    },
  }
}

/** Made once: making it takes ten times as long as a message. */
const asPlainText = compile({ wordwrap: 76 })

async function fillIn(
  { subject, html, text, words }: Parts,
  values: TemplateValues,
): Promise<RenderedMessage> {
  const head = (await subject.render(values)).replace(/[\r\n\t]+/g, ' ').trim()
  const written = await (html ?? words)?.render(values)
  const plain = text ? await text.render(values) : asPlainText(written ?? '')
  return { subject: head.slice(0, 900), html: written ?? '', text: plain }
}

const htmlWayOut =
  '<p style="margin-top:2em;font-size:12px;color:#6a655c">You get this from {{ business.name }} because you agreed to it. <a href="{{ unsubscribeUrl }}">Unsubscribe</a></p>'
const textWayOut =
  '\n\n--\nYou get this from {{ business.name }} because you agreed to it. Unsubscribe: {{ unsubscribeUrl }}\n'

function withWayOut(source: string, wayOut: string): string {
  if (namesWayOut(source)) return source
  const end = source.search(/<\/body>/i)
  return end < 0 ? source + wayOut : source.slice(0, end) + wayOut + source.slice(end)
}

const namesWayOut = (source: string): boolean => /\{\{-?\s*unsubscribeUrl\b/.test(source)

function paragraphs(text: string): string {
  const escaped = text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return escaped
    .trim()
    .replace(/https?:\/\/[^\s<>]+[^\s<>.,;:!?)]/g, '<a href="$&">$&</a>')
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('\n')
}
