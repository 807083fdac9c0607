import { create } from 'xmlbuilder2'
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js'

/** An element of a UBL document: a basic one holds text, an aggregate one holds elements. */
export interface UblNode {
  kind: 'cbc' | 'cac'
  name: string
  text?: string
  attributes?: Readonly<Record<string, string>>
  children?: readonly UblNode[]
}

const namespaces = {
  cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
  cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
} as const

/** A basic element, or nothing when there is nothing to say. What XML cannot hold is left out. */
export function basic(
  name: string,
  text: string | null | undefined,
  attributes?: Readonly<Record<string, string>>,
): UblNode[] {
  const clean = text?.replace(notInXml, '').trim()
  return clean ? [{ kind: 'cbc', name, text: clean, ...(attributes ? { attributes } : {}) }] : []
}

/** Control characters and lone surrogates, which XML 1.0 has no way to write. */
const notInXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** An aggregate element, or nothing when it would be empty. */
export function aggregate(name: string, ...parts: readonly UblNode[][]): UblNode[] {
  const children = parts.flat()
  return children.length > 0 ? [{ kind: 'cac', name, children }] : []
}

/** The document as XML text. `root` is its name: `Invoice`. */
export function writeUbl(root: 'Order' | 'Invoice' | 'CreditNote', ...parts: readonly UblNode[][]): string {
  const document = create({ version: '1.0', encoding: 'UTF-8' })
  const element = document.ele(`urn:oasis:names:specification:ubl:schema:xsd:${root}-2`, root)
  for (const [prefix, uri] of Object.entries(namespaces))
    element.att('http://www.w3.org/2000/xmlns/', `xmlns:${prefix}`, uri)
  for (const node of parts.flat()) append(element, node)
  return document.end({ prettyPrint: true })
}

function append(parent: XMLBuilder, { kind, name, text, attributes = {}, children = [] }: UblNode): void {
  const element = parent.ele(namespaces[kind], `${kind}:${name}`)
  for (const [key, value] of Object.entries(attributes)) element.att(key, value)
  if (text !== undefined) element.txt(text)
  for (const child of children) append(element, child)
}
