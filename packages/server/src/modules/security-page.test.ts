/** docs/security.md says of each demand which test shows it: such a test there must be. */
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../../..')

/** All tests by the name of their file. */
async function testFiles(): Promise<Map<string, string>> {
  const folders = ['packages/model/src', 'packages/server/src', 'packages/web/src', 'e2e']
  const paths = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(join(root, folder), { recursive: true }))
        .filter((name) => /\.test\.tsx?$/.test(name))
        .map((name) => join(root, folder, name)),
    ),
  )
  const read = async (path: string): Promise<[string, string]> => [
    basename(path),
    await readFile(path, 'utf8'),
  ]
  const texts = new Map<string, string>()
  for (const [name, text] of await Promise.all(paths.flat().map(read)))
    texts.set(name, (texts.get(name) ?? '') + text)
  return texts
}

test('every test that the page names exists, and every row that is ✓ names one', async () => {
  const page = await readFile(join(root, 'docs/security.md'), 'utf8')
  const files = await testFiles()
  const rows = page.split('\n').filter((line) => /^\| [–\d]/.test(line))
  const wrong: string[] = []
  for (const row of rows) {
    const cells = row.split('|').map((cell) => cell.trim())
    const shown = /^`([\w.-]+)` › (.+)$/.exec(cells[4] ?? '')
    if (!shown) {
      if (cells[3]!.includes('✓')) wrong.push(`${cells[1]} names no test`)
      continue
    }
    const [, file = '', title = ''] = shown
    if (!files.get(file)?.includes(title)) wrong.push(`${cells[1]}: ${file} has no “${title}”`)
  }
  expect(wrong).toEqual([])
  expect(rows.length).toBeGreaterThan(70)
})
