import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** An example from a doc comment or the guide: what to run, and the figure that the text says comes out. */
export interface DocumentedExample {
  readonly where: string
  readonly code: string
  readonly says: string
}

const sources = fileURLToPath(new URL('..', import.meta.url))

/** All examples of the package's doc comments that end in `// ≈ figure`, or in `// figure` and nothing else. */
export function examplesOfComments(): DocumentedExample[] {
  return globSync('**/*.ts', { cwd: sources })
    .filter((path) => !path.includes('.test.'))
    .flatMap((path) => {
      const text = readFileSync(`${sources}/${path}`, 'utf8')
      const blocks = text.matchAll(/@example ([\s\S]*?)(?=\n \* @|\n \*\/|\*\/)/g)
      return [...blocks].flatMap(([, block]) => {
        const example = block!.replaceAll(/\n \* ?/g, '\n').trim()
        const match = /^([\s\S]+?)\s*\/\/ (?:≈ (-?[\d.]+(?:e-?\d+)?)|(-?[\d.]+)$)/.exec(example)
        return match ? [{ where: path, code: match[1]!, says: (match[2] ?? match[3])! }] : []
      })
    })
}

/**
 * The lines `expression // → figure` of the guide, each with the code block above it. Code without a figure runs too;
 * `import` lines are left out, since everything exported is at hand.
 */
export function examplesOfGuide(): { readonly title: string; readonly code: string }[] {
  const text = readFileSync(`${sources}/../README.md`, 'utf8')
  const codeByTitle = new Map<string, string>()
  let heading = ''
  for (const [, title, code] of text.matchAll(/^### (.+)$|^```ts\n([\s\S]*?)^```$/gm)) {
    if (title) heading = title
    else codeByTitle.set(heading, (codeByTitle.get(heading) ?? '') + checked(code!))
  }
  return Array.from(codeByTitle, ([title, code]) => ({ title, code }))
}

/** Turns each `expression // → figure` into a call of `check(expression, 'figure')`. */
function checked(code: string): string {
  return code
    .replaceAll(/^import [\s\S]*? from '.*'$/gm, '')
    .replaceAll(
      /^(.+?)\s*\/\/ → (.+)$/gm,
      (_, expression, figure) => `check(${expression}, ${JSON.stringify(figure)})`,
    )
}

/** Whether a value is the figure in the text, to the digits that the text shows. */
export function agrees(value: unknown, says: string): boolean {
  const figure = Number(says.replaceAll(',', ''))
  if (typeof value !== 'number' || Number.isNaN(figure)) return String(value) === says
  if (Number.isInteger(figure) && Number.isInteger(value)) return value === figure
  const [digits, exponent = '0'] = says.replaceAll(',', '').split('e')
  const shown = Math.min(15, digits!.split('.')[1]?.length ?? 0)
  const slack = 0.5 * 10 ** (Number(exponent) - shown) + 4e-15 * Math.abs(figure)
  return Math.abs(value - figure) <= slack
}
