import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { expect, test } from 'vitest'
import { modules } from './index.ts'

const directory = import.meta.dirname

/** The modules that a module's files import, tests left out. */
async function importedBy(name: string): Promise<Set<string>> {
  const entries = await readdir(join(directory, name), { recursive: true, withFileTypes: true })
  const files = entries.filter(
    (entry) => entry.isFile() && /(?<!\.test)\.ts$/.test(entry.name) && entry.name !== 'testing.ts',
  )
  const found = new Set<string>()
  for (const file of files) {
    const text = await readFile(join(file.parentPath, file.name), 'utf8')
    for (const [, path = ''] of text.matchAll(/from '(\.[^']+)'/g)) {
      const target = join(file.parentPath, path)
      if (!target.startsWith(directory + sep)) continue
      const [other = '', ...rest] = target.slice(directory.length + 1).split(sep)
      if (rest.length > 0 && other !== name) found.add(other)
    }
  }
  return found
}

test('a module is named after its folder', async () => {
  const folders = (await readdir(directory, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const names = folders.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(modules.map(({ name }) => name)))
})

test.each(modules.map(({ name, uses }) => ({ name, uses })))(
  '$name names the modules it uses, all of them and no others',
  async ({ name, uses }) => {
    const imported = await importedBy(name)
    expect([...uses].sort()).toEqual([...imported].sort())
  },
)

test('no module uses, by way of others, itself', () => {
  const usesByName = new Map(modules.map(({ name, uses }) => [name, uses]))
  const reach = (name: string, seen: Set<string>): Set<string> => {
    for (const next of usesByName.get(name) ?? []) {
      if (seen.has(next)) continue
      seen.add(next)
      reach(next, seen)
    }
    return seen
  }
  const circular = modules.filter(({ name }) => reach(name, new Set()).has(name)).map(({ name }) => name)
  expect(circular).toEqual([])
})
