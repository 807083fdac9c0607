import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type { Command } from '../../platform/module.ts'
import { Problem } from '../../platform/problem.ts'
import { type Services, systemCtx } from '../../records/index.ts'
import { dryRun } from './dry-run.ts'
import { importKind } from './import-kinds.ts'
import { importOptions } from './plan/import-options.ts'
import { previewUpload } from './preview-upload.ts'
import { runImportHere } from './run-import.ts'
import { startImport } from './start-import.ts'
import { keepFile } from './uploads.ts'

/** `import <kind> <file>`: reads a file in from the command line, waiting until it is done. */
export const importCommand: Command = {
  name: 'import',
  usage: '<kind> <file> [--mapping FILE.json] [--dry-run]',
  summary:
    'Import a file; kinds are transactions, contacts, companies, products, or the path of another object',
  async run(args, { services: open, print, tell }) {
    const { kind, file, options, dryRun: isDry } = await readArguments(args)
    const services = await open()
    const { actor, registry } = systemCtx(services, 'Command line')
    importKind(kind, registry)
    const upload = await keepFile(services, createReadStream(file), basename(file))
    if (isDry) {
      const preview = await previewUpload(services, actor, { ...upload, kind, options })
      const counts = await dryRun(services, actor, { ...upload, kind, options })
      print(
        JSON.stringify(
          { ...counts, mapping: preview.mapping, fixes: preview.fixes, options: preview.options },
          undefined,
          2,
        ),
      )
      return
    }
    const id = await startImport(services, actor, { ...upload, kind, options })
    await runImportHere(services, id, tell)
    print(JSON.stringify(await outcome(services, id)))
  },
}

async function readArguments(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { mapping: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  })
  const [kind, file] = positionals
  if (!kind || !file) {
    throw new Problem('import.arguments', {
      status: 400,
      title: 'Say what to import and from which file.',
      mend: 'For example: import transactions sales.csv',
    })
  }
  await refuseMissing(file)
  return { kind, file, options: await readMapping(values.mapping), dryRun: values['dry-run'] ?? false }
}

async function refuseMissing(file: string): Promise<void> {
  const stream = createReadStream(file)
  await new Promise<void>((resolve, reject) => {
    stream.once('open', () => resolve()).once('error', () => reject(notReadable(file)))
  }).finally(() => stream.destroy())
}

const notReadable = (file: string) =>
  new Problem('import.no-file', {
    status: 400,
    title: `The file ${file} cannot be read.`,
    mend: 'Check its name and who may read it.',
  })

/** The file holds all options, or just the mapping. */
async function readMapping(file: string | undefined) {
  if (!file) return {}
  const text = await readFile(file, 'utf8').catch(() => {
    throw notReadable(file)
  })
  const json = JSON.parse(text) as Record<string, unknown>
  const parsed = importOptions.safeParse('mapping' in json ? json : { mapping: json })
  if (parsed.success) return parsed.data
  throw new Problem('import.bad-options', {
    status: 400,
    title: `${file}: ${parsed.error.issues[0]?.message ?? 'is no mapping'}`,
  })
}

async function outcome({ db }: Services, id: string) {
  const { rows } = await sql<Record<string, unknown>>`
    select id, status, total, created, updated, unchanged, rejected, problem, change_set_id from import where id = ${id}
  `.execute(db)
  const [row] = rows
  if (row?.status === 'failed')
    throw new Problem('import.failed', { status: 422, title: String(row.problem) })
  return row
}
