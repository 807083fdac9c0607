import type { Actor } from '@regulars/model'
import { ctxFor, type Services } from '../../../records/index.ts'
import type { NewImport } from '../new-import.ts'
import { tryImport } from '../try-import.ts'
import { type ImportTwins, reportTwins } from './report-twins.ts'
import { objectOfTwins } from './twins-from.ts'

/** Ends an import once its twins are found. */
class Enough extends Error {}

/**
 * Who of a file looks like somebody who is there, or like an earlier row: exactly, since it is found by the import itself, up to where it would write.
 * @throws Problem as `startImport` does; `record.not-allowed`
 */
export function findImportTwins(services: Services, actor: Actor, wanted: NewImport): Promise<ImportTwins> {
  return tryImport(services, actor, wanted, async (inside, { runnable, staged, twins }) => {
    const object = inside.registry.object(objectOfTwins(runnable).name)
    let found: ImportTwins = { there: 0, within: 0, sure: 0, atLeast: twins.atLeast, examples: [] }
    const onFound = async () => {
      found = await reportTwins({ ...ctxFor(services, actor), db: inside.db }, object, twins.atLeast)
      throw new Enough()
    }
    const work = { ...staged, twins: { ...twins, onFound }, note: () => undefined }
    await runnable
      .apply(inside, work, () => undefined)
      .catch((error: unknown) => {
        if (!(error instanceof Enough)) throw error
      })
    return found
  })
}
