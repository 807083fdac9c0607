import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import type { Command } from '../../../platform/module.ts'
import { Problem } from '../../../platform/problem.ts'
import { readSelection, systemCtx } from '../../../records/index.ts'
import { type OpenExport, openExport } from './open-export.ts'

/** `export <object> <file>`: writes records into a file whose ending says which kind. */
export const exportCommand: Command = {
  name: 'export',
  usage: '<object> <file.csv|.xlsx|.vcf|.jsonl> [--columns a,b] [--filter JSON] [--sort name]',
  summary: 'Take records out as a file, by the path of their object: contacts, orders',
  async run(args, { services: open, print }) {
    const { object: path, file, options } = readArguments(args)
    const ctx = systemCtx(await open(), 'Command line')
    const object = ctx.registry.byPath(path)
    if (!object)
      throw unknownObject(
        path,
        ctx.registry.objects.map((each) => each.path),
      )
    const exported = await openExport(ctx, object, {
      ...readSelection(ctx, object, options.filter ? { filter: options.filter } : {}),
      format: file.slice(file.lastIndexOf('.') + 1).toLowerCase(),
      columns: options.columns?.split(',').map((column) => column.trim()),
      sort: options.sort,
    })
    await writeWhole(exported, file)
    print(JSON.stringify({ file, records: exported.written() }))
  },
}

function readArguments(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { columns: { type: 'string' }, filter: { type: 'string' }, sort: { type: 'string' } },
  })
  const [object, file] = positionals
  if (object && file) return { object, file, options: values }
  throw new Problem('export.arguments', {
    status: 400,
    title: 'Say what to take out and into which file.',
    mend: 'For example: export contacts people.csv',
  })
}

const unknownObject = (path: string, known: readonly string[]) =>
  new Problem('export.unknown-object', {
    status: 400,
    title: `There are no records of “${path}”.`,
    mend: `There are ${known.join(', ')}.`,
  })

/** The file gets its name when it is whole. */
async function writeWhole({ content }: OpenExport, file: string): Promise<void> {
  const unfinished = `${file}.unfinished`
  try {
    await pipeline(content, createWriteStream(unfinished))
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
