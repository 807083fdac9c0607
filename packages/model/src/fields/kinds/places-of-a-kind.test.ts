/** Holds the architecture to its word: a further kind of field touches four places. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const packages = join(import.meta.dirname, '..', '..', '..', '..')

test('a kind of field must be named in four places and no more', () => {
  const sources = globSync('*/src/**/*.{ts,tsx}', { cwd: packages }).filter(
    (file) => !/[.]test[.]|[/\\]testing[/\\]/.test(file),
  )
  const whole = sources.filter((file) =>
    /\[K in FieldKind\]: |(?<!Partial<\s*)Record<FieldKind,/.test(readFileSync(join(packages, file), 'utf8')),
  )
  expect(whole.toSorted()).toEqual([
    'model/src/fields/kinds/index.ts',
    'server/src/records/columns/column-kinds.ts',
    'web/src/records/cells/index.tsx',
    'web/src/records/inputs/index.tsx',
  ])
})
