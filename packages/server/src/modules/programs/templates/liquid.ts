import { Liquid, type Template } from 'liquidjs'
import { badTemplate } from '../problems.ts'

/**
 * The template language, shut in: no files, no other templates, own properties only, bounded work. Output is escaped for HTML unless the part is plain text.
 */
const html = new Liquid({ ...limits(), outputEscape: 'escape' })
const plain = new Liquid(limits())

function limits() {
  return {
    strictFilters: true,
    ownPropertyOnly: true,
    parseLimit: 600_000,
    renderLimit: 500,
    memoryLimit: 5_000_000,
    relativeReference: false,
    // A file system that holds nothing: `include`, `render` and `layout` find no file.
    fs: {
      exists: async () => false,
      existsSync: () => false,
      readFile: async () => '',
      readFileSync: () => '',
      resolve: (_directory: string, file: string) => file,
    },
  }
}

/** What a template may speak of, by group. A variable outside this list is a typing error and refused when the template is saved. */
export const variables = {
  contact: ['name', 'firstName', 'lastName', 'email', 'city', 'country', 'language', 'customerNumber'],
  company: ['name'],
  business: ['name'],
  lastOrder: ['number', 'on', 'daysAgo'],
  favourite: ['name'],
} as const

/** Variables that stand by themselves. */
const singleVariables = ['unsubscribeUrl']

/** The values behind the variables for one person. */
export interface TemplateValues {
  contact: Record<string, string | null>
  company: { name: string | null }
  business: { name: string }
  lastOrder: { number: string | null; on: string | null; daysAgo: number | null }
  favourite: { name: string | null }
  unsubscribeUrl: string
}

/** One part of a template, checked. */
export interface ParsedPart {
  /** The groups of variables it speaks of: "contact", "favourite". */
  groups: readonly string[]
  render(values: TemplateValues): Promise<string>
}

/**
 * Reads one part of a template.
 * @throws Problem `template.bad` naming the line, or the variable that there is not
 */
export function parsePart(source: string, field: string, kind: 'html' | 'plain'): ParsedPart {
  const engine = kind === 'html' ? html : plain
  let parsed: Template[]
  let used: string[][]
  try {
    parsed = engine.parse(source)
    used = engine.globalVariableSegmentsSync(parsed).map((segments) => segments.map(String))
  } catch (error) {
    throw badTemplate(
      field,
      `The template cannot be read: ${(error as Error).message}.`,
      'Variables are written {{ contact.firstName }}.',
    )
  }
  for (const path of used) refuseUnknown(path, field)
  const groups = [...new Set(used.map(([group = '']) => group))]
  return { groups, render: (values) => engine.render(parsed, values) }
}

function refuseUnknown([group = '', key]: string[], field: string): void {
  if (singleVariables.includes(group)) return
  const keys = Object.hasOwn(variables, group)
    ? (variables[group as keyof typeof variables] as readonly string[])
    : undefined
  if (keys && (key === undefined || keys.includes(key))) return
  const known = Object.entries(variables).flatMap(([name, names]) => names.map((each) => `${name}.${each}`))
  throw badTemplate(
    field,
    `There is no variable “${[group, key].filter(Boolean).join('.')}”.`,
    `There are ${[...known, ...singleVariables].join(', ')}.`,
  )
}
