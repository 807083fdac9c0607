/** A process of its own with a server in it, which imports one file: what that takes in memory is what a server takes that imports. */
import type { Config } from '../../packages/server/src/platform/config.ts'
import type { ConnectionSettings } from '../../packages/server/src/platform/database/connect.ts'
import { createLog } from '../../packages/server/src/platform/log.ts'
import { buildApp } from '../../packages/server/src/platform/process/build-app.ts'
import { openServices } from '../../packages/server/src/platform/process/open-services.ts'
import { type ImportRun, importFile } from './import-file.ts'

/** What is to be imported, and where. */
export interface ImportAsked {
  config: Config
  settings: ConnectionSettings
  kind: string
  file: string
  options: Parameters<typeof importFile>[3]
}

/** How it went. */
export type ImportAnswered = { run: ImportRun } | { error: string }

process.on('message', (asked: ImportAsked) => {
  importAsked(asked).then(
    (run) => process.send!({ run } satisfies ImportAnswered),
    (error: Error) => process.send!({ error: error.message } satisfies ImportAnswered),
  )
})
process.on('disconnect', () => process.exit(0))

async function importAsked({ config, settings, kind, file, options }: ImportAsked): Promise<ImportRun> {
  const { product } = await import('../../packages/server/src/modules/index.ts')
  const { services, close } = await openServices(config, { settings }, product, createLog('silent'))
  const { app } = await buildApp(services, product.modules)
  try {
    return await importFile(services, kind, file, options)
  } finally {
    await app.close()
    await close()
  }
}
