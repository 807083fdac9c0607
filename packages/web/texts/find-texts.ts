import { type ESTree, parseSync } from 'vite'

/** A place in a source file where something stands that people read. */
export interface TextSite {
  /** The English text; `{0}`, `{1}`… stand for what is put in. */
  readonly key: string
  readonly start: number
  readonly end: number
  /** The source of what is put in, as places in the file, in the order of their numbers. */
  readonly parts: readonly { readonly start: number; readonly end: number }[]
  /** Whether it stands between tags, as the value of an attribute, or in an expression. */
  readonly where: 'children' | 'attribute' | 'expression'
  /** Whether it looks like something people read; a word in small letters may be a code as well, which only the catalogue can tell. */
  readonly looksRead: boolean
}

type Node = { type: string; start: number; end: number } & Record<string, unknown>

/** All texts of a file of the screens, in the order of their places; those inside what is put into another come after it. */
export function findTexts(file: string, code: string): TextSite[] {
  const { program, errors } = parseSync(file, code)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`)
  const sites: TextSite[] = []
  visit(program as ESTree.Program & Node, undefined, '', sites)
  return sites.toSorted((a, b) => a.start - b.start || b.end - a.end)
}

/** Attributes and properties whose value is never read by people. */
const codeNames =
  /^(class|className|.*ClassName|classNames|style|to|href|src|id|type|key|name|role|path|d|viewBox|fill|stroke|transform|htmlFor|for|form|method|accept|autoComplete|inputMode|mode|pattern|rel|target|lang|locale|timeZone|queryKey|mutationKey|topic|kind|code|permission|object|field|value|data-.*|aria-(?!label$|description$|valuetext$|roledescription$|placeholder$).*|variant|size|side|align|tone|color|format|fontFamily|fontWeight|position|dateStyle|gridArea|gridTemplate.*|boxShadow|content-type|Content-Type|Accept)$/

const codeProperties =
  /^(class|className|.*ClassName|style|href|src|id|type|key|path|d|viewBox|fill|stroke|queryKey|topic|code|permission|object|field|value|variant|side|align|color|fontFamily|to|params)$/

/** Calls whose literal arguments are never read by people. */
const codeCalls =
  /^(cx|cn|clsx|querySelector|querySelectorAll|closest|matches|getElementById|setAttribute|getAttribute|addEventListener|removeEventListener|startsWith|endsWith|includes|indexOf|split|join|replace|replaceAll|localeCompare|matchMedia|DisplayNames|NumberFormat|DateTimeFormat|Error|TypeError|CustomEvent|Event|apiQuery|cardFor|get|post|patch|put|delete|has|assertNever|lazy|createContext|useSearch|useParams|useLoaderData|import)$/

function visit(node: unknown, parent: Node | undefined, slot: string, sites: TextSite[]): void {
  if (Array.isArray(node)) {
    for (const each of node) visit(each, parent, slot, sites)
    return
  }
  if (!isNode(node) || isCode(node, parent, slot)) return
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') childrenOf(node, sites)
  else if (node.type === 'Literal' && typeof node.value === 'string')
    literal(node, node.value, parent, slot, sites)
  else if (node.type === 'TemplateLiteral') template(node, sites)
  for (const [name, value] of Object.entries(node)) {
    if (value !== null && typeof value === 'object') visit(value, node, name, sites)
  }
}

const isNode = (node: unknown): node is Node =>
  typeof node === 'object' && node !== null && typeof (node as Node).type === 'string'

const nonTextTypes =
  /^(TS(?!AsExpression|SatisfiesExpression|NonNullExpression)|Import|ExportAll|TaggedTemplate|RegExp)/

function isCode(node: Node, parent: Node | undefined, slot: string): boolean {
  if (nonTextTypes.test(node.type)) return true
  if (!parent) return false
  if (parent.type === 'ExportNamedDeclaration' && slot === 'source') return true
  if (parent.type === 'BinaryExpression' && parent.operator !== '+') return true
  if (parent.type === 'SwitchCase' && slot === 'test') return true
  if (parent.type === 'MemberExpression' && slot === 'property') return true
  if (parent.type === 'Property' && slot === 'key') return true
  if (parent.type === 'Property' && slot === 'value' && node.type === 'Literal')
    return codeProperties.test(nameOf(parent.key))
  if (parent.type === 'JSXAttribute') return codeNames.test(nameOf(parent.name))
  if ((parent.type === 'CallExpression' || parent.type === 'NewExpression') && slot === 'arguments')
    return (
      (node.type === 'Literal' || node.type === 'TemplateLiteral') && codeCalls.test(nameOf(parent.callee))
    )
  return false
}

function nameOf(node: unknown): string {
  if (!isNode(node)) return ''
  if (node.type === 'MemberExpression') return nameOf(node.property)
  if (node.type === 'JSXNamespacedName') return `${nameOf(node.namespace)}:${nameOf(node.name)}`
  if (node.type === 'Import') return 'import'
  return String(node.name ?? node.value ?? '')
}

function literal(node: Node, value: string, parent: Node | undefined, slot: string, sites: TextSite[]) {
  if (!/\p{L}/u.test(value)) return
  const isBranch =
    (parent?.type === 'ConditionalExpression' && slot !== 'test') || parent?.type === 'LogicalExpression'
  const where = parent?.type === 'JSXAttribute' ? 'attribute' : 'expression'
  const { start, end } = node
  sites.push({ key: value, start, end, parts: [], where, looksRead: looksRead(value, isBranch) })
}

/** Names of styles, of which one has a part after a hyphen as no sentence has it. */
const isStyle =
  /(^| )(-?(m|p)[xytrbl]?-[\d.]+|(min-|max-)?[wh]-[\w[]+|size-\d+|inset-\S+|[a-z-]+:[a-z]\S*|text-(?:muted|ink|small)\b|rounded-\w+|border-\w+|gap-\S+|bg-\w+)( |$)|system-ui/

/** Whether a text of the code looks like one for people: a word with a capital, or several words that are not the names of styles. */
function looksRead(value: string, isBranch: boolean): boolean {
  if (!/\p{L}{2}/u.test(value) || /^(https?:|\/|#|\.|--|@|\w+\/\w+$)/.test(value)) return false
  if (/^\p{Lu}[\p{Ll}’'-]+([.!?…:]?)$/u.test(value)) return true
  if (isStyle.test(value)) return false
  if (
    /[[\]{}]|\w-\w+-|:\w|^(flex|grid|hidden|block|relative|absolute|sticky|fixed|inline|truncate|min|max|overflow|border|rounded|space|text|bg|size)\b/.test(
      value,
    ) &&
    !/\p{Lu}|[.,?!“’]/u.test(value)
  )
    return false
  if (/\p{L}[\p{L}’',;:.)“”%-]* [(“…]?[\p{L}\d]/u.test(value)) return true
  return isBranch && /^[ \p{Ll}]+$/u.test(value)
}

function template(node: Node, sites: TextSite[]) {
  const quasis = node.quasis as (Node & { value: { cooked: string } })[]
  const expressions = node.expressions as Node[]
  const words = quasis.map(({ value }) => value.cooked)
  if (!words.some((word) => /\p{L}/u.test(word))) return
  const isText =
    words.some((word) => /(^|[\s“(])\p{L}{2,}/u.test(word)) &&
    !/^(https?:|\/|#|\.|--|@)/.test(words[0]!) &&
    !words.some((word) =>
      /[=&/]$|^[/&#]|^[:?-]\w|\w-$|\b(flex|grid|px|var|calc|hsl|rgba?|scale)\b|translate[XY(3]|[[\]<>]/.test(
        word,
      ),
    )
  sites.push({
    key: words.map((word, index) => (index === 0 ? word : `{${index - 1}}${word}`)).join(''),
    start: node.start,
    end: node.end,
    parts: expressions.map(({ start, end }) => ({ start, end })),
    where: 'expression',
    looksRead: isText,
  })
}

/** What stands between the tags of one element is one text, whatever stands among it. */
function childrenOf(element: Node, sites: TextSite[]) {
  const children = (element.children as Node[]).filter(
    (child) =>
      !(child.type === 'JSXExpressionContainer' && (child.expression as Node).type === 'JSXEmptyExpression'),
  )
  if (!children.some((child) => child.type === 'JSXText' && /\p{L}/u.test(child.value as string))) return
  const parts: { start: number; end: number }[] = []
  let key = ''
  for (const child of children) {
    const words = wordsOf(child)
    if (words !== undefined) {
      key += words
      continue
    }
    const inner = child.type === 'JSXExpressionContainer' ? (child.expression as Node) : child
    key += `{${parts.length}}`
    parts.push({ start: inner.start, end: inner.end })
  }
  const [start, end] = [children[0]!.start, children.at(-1)!.end]
  sites.push({ key, start, end, parts, where: 'children', looksRead: true })
}

/** The words of a child: its text without the breaks of lines of the source, or a space that is written as `{' '}`. */
function wordsOf(child: Node): string | undefined {
  if (child.type === 'JSXText') return trimmed(unescaped(child.value as string))
  const inner = child.type === 'JSXExpressionContainer' ? (child.expression as Node) : undefined
  return inner?.type === 'Literal' && typeof inner.value === 'string' && inner.value.trim() === ''
    ? inner.value
    : undefined
}

/** As JSX reads it: lines are trimmed where they break, empty ones fall out, the others are joined by a space. */
function trimmed(text: string): string {
  const lines = text.split('\n')
  return lines
    .map((line, index) => {
      const start = index > 0 ? line.replace(/^[ \t]+/, '') : line
      return index < lines.length - 1 ? start.replace(/[ \t]+$/, '') : start
    })
    .filter((line) => line !== '')
    .join(' ')
}

const entities: Record<string, string> = { nbsp: '\u00a0', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string) => text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
