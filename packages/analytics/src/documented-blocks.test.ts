import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import * as analytics from './index.ts'

const sources = fileURLToPath(new URL('.', import.meta.url))

/**
 * Examples in doc comments that stand on lines of their own below `@example`: statements, then `// value` or `// ≈ figure`
 * for what the last of them gives.
 */
const examples = globSync('**/*.ts', { cwd: sources })
  .filter((path) => !path.includes('.test.'))
  .flatMap((path) => {
    const text = readFileSync(`${sources}/${path}`, 'utf8')
    return [...text.matchAll(/@example\n([\s\S]*?)\n \* \/\/ (.+)\n/g)].map(([, code, says]) => {
      return { path, code: code!.replaceAll(/^ \* ?/gm, ''), says: says! }
    })
  })

function evaluate(code: string): unknown {
  return new Function(...Object.keys(analytics), `return eval(${JSON.stringify(code)})`)(
    ...Object.values(analytics),
  )
}

test.each(examples)('$path: $code', ({ code, says }) => {
  const value = evaluate(code)
  const [, figure] = /^≈ (-?[\d.]+)$/.exec(says) ?? []
  if (figure) expect(value).toBeCloseTo(Number(figure), figure.split('.')[1]?.length)
  else expect(value).toEqual(evaluate(`(${says})`))
})
