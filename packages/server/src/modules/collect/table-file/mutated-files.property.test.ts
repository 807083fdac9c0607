/**
 * Real files with something broken in them: a reader may refuse them with a sentence, or read what can be read. It never breaks, hangs or fills the memory.
 * `REGULARS_FUZZ_RUNS` tries as often, `REGULARS_FUZZ_SEED` other things.
 */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { Problem } from '../../../platform/problem.ts'
import { dataSet, describeWithDataSets } from '../testing.ts'
import { detectFormat } from './detect-format.ts'
import { readRows } from './read-rows.ts'

const numRuns = Number(process.env.REGULARS_FUZZ_RUNS ?? 120)
const seed = Number(process.env.REGULARS_FUZZ_SEED ?? 20_261_126)
const folder = mkdtempSync(join(tmpdir(), 'mutated-'))
afterAll(() => rm(folder, { recursive: true }))
const path = join(folder, 'file')

/** Larger files would only make the same take longer. */
const largest = 300_000

interface Harm {
  kind: 'flip' | 'cut' | 'end' | 'repeat' | 'strange' | 'swap'
  at: number
  length: number
  byte: number
}

const harm: fc.Arbitrary<Harm> = fc.record({
  kind: fc.constantFrom('flip', 'cut', 'end', 'repeat', 'strange', 'swap'),
  // Where, as a share of the file: heads and ends hold what readers go by.
  at: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.01, 0.99, 1)),
  length: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 5_000 })),
  byte: fc.integer({ min: 0, max: 255 }),
})

const strange = [
  '\u0000',
  '\ufeff',
  '"',
  "'",
  '\r',
  '\n\n',
  ';',
  '\t',
  '<',
  '&#0;',
  '\u2028',
  'BEGIN:VCARD\n',
  '{"a":',
  ']]>',
  '\ud83d',
  'PK\u0003\u0004',
]

/** The file with one thing done to it. */
function harmed(file: Buffer, { kind, at, length, byte }: Harm): Buffer {
  const from = Math.min(file.length, Math.floor(at * file.length))
  const [before, piece, after] = [
    file.subarray(0, from),
    file.subarray(from, from + length),
    file.subarray(from + length),
  ]
  const made: Record<Harm['kind'], () => Uint8Array[]> = {
    flip: () => [before, piece.map((each) => each ^ byte), after],
    cut: () => [before, after],
    end: () => [before],
    repeat: () => [before, piece, piece, piece, after],
    strange: () => [before, Buffer.from(strange[byte % strange.length]!), piece, after],
    swap: () => [after, piece, before],
  }
  return Buffer.concat(made[kind]())
}

/** Reads it to its end: the number of rows, or the code of the problem. Anything else that is thrown is a fault of ours. */
async function outcome(file: Buffer): Promise<number | string> {
  await writeFile(path, file)
  try {
    const { format } = await detectFormat(path)
    let rows = 0
    for await (const some of readRows(path, format)) rows += some.length
    return rows
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return error.code
    throw error
  }
}

const mutations = fc.array(harm, { minLength: 1, maxLength: 4 })
const patience = { timeout: 60_000 + numRuns * 500 }

describeWithDataSets('files of real programs, mutated', () => {
  test.each(['csv-torture', 'spreadsheets', 'vcards', 'contact-exports'])('%s', patience, async (set) => {
    const files = readdirSync(dataSet(set), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
      .filter(({ length }) => length > 0 && length < largest)
    expect(files.length).toBeGreaterThan(1)
    await fc.assert(
      fc.asyncProperty(fc.nat(files.length - 1), mutations, async (index, harms) => {
        const file = harms.reduce(harmed, files[index]!)
        const started = performance.now()
        await outcome(file)
        expect(performance.now() - started).toBeLessThan(10_000)
      }),
      { numRuns: Math.ceil(numRuns / 4), seed },
    )
  })
})

const small = [
  'name;e-mail;total\n"Ana; Lima";ana@post.example;12,50\n"O""Hara";;3\n',
  'BEGIN:VCARD\nVERSION:3.0\nN:Lima;Ana;;;\nTEL;TYPE=cell:+48 600 100 200\nPHOTO;ENCODING=b:AAAA\n AAAA\nEND:VCARD\n',
  '[{"name":"Ana","tags":["a","b"],"at":{"city":"Basel"}},\n{"name":null}]',
  'id    name      total\n1     Ana       12.50\n2     Ben        3.00\n',
]

test('small files of every kind of text, mutated', patience, async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...small), mutations, async (text, harms) => {
      await outcome(harms.reduce(harmed, Buffer.from(text)))
    }),
    { numRuns, seed },
  )
})
