import { parseArgs } from 'node:util'
import type { Command } from '../../platform/module.ts'
import { Problem } from '../../platform/problem.ts'
import { systemCtx } from '../context.ts'
import { scansOf, startScan } from './start-scan.ts'

/** `duplicates scan`: looks for duplicates, waiting until it is done, and prints what was found. */
export const scanCommand: Command = {
  name: 'duplicates scan',
  usage: '[OBJECT]',
  summary: 'Look for duplicates among contacts, companies or the records of another object (its path)',
  async run(args, { services: open, finish, print }) {
    const { positionals } = parseArgs({ args, allowPositionals: true })
    const path = positionals[0] ?? 'contacts'
    const ctx = systemCtx(await open(), 'Command line')
    const object = ctx.registry.byPath(path)
    if (!object)
      throw new Problem('duplicates.no-object', {
        status: 400,
        title: `There is nothing at “${path}”.`,
        mend: 'Name an object by its path: contacts, companies.',
      })
    const { id, runId } = await startScan(ctx, object)
    if (runId) await finish(runId)
    print(JSON.stringify((await scansOf(ctx, object)).find((scan) => scan.id === id)))
  },
}
