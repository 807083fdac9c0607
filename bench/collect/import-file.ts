import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { ImportOptions } from '../../packages/server/src/modules/collect/plan/import-options.ts'
import { runImportHere } from '../../packages/server/src/modules/collect/run-import.ts'
import { startImport } from '../../packages/server/src/modules/collect/start-import.ts'
import { type Services, systemCtx } from '../../packages/server/src/records/index.ts'
import type { ImportAnswered, ImportAsked } from './importing-process.ts'

/** How an import went. */
export interface ImportRun {
  seconds: number
  /** Change set of all it did. */
  changeSetId: string
  /** The greatest resident memory of this process meanwhile, in MB. */
  memory: number
  /** When each step began, in seconds. */
  steps: Array<{ at: number; label: string }>
}

/** Imports a file as the product does, in this process. */
export async function importFile(
  services: Services,
  kind: string,
  file: string,
  options: ImportOptions = {},
): Promise<ImportRun> {
  const { hash } = await services.files.write(createReadStream(file))
  const steps: ImportRun['steps'] = []
  global.gc?.()
  let memory = 0
  const watch = setInterval(() => {
    memory = Math.max(memory, process.memoryUsage().rss / 1e6)
  }, 20)
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  const { actor } = systemCtx(services, 'Benchmark')
  const id = await startImport(services, actor, { kind, fileName: 'benchmark', fileKey: hash, options })
  await runImportHere(services, id, (line) => {
    const label = line.replace(/ \d+$/, '')
    if (steps.at(-1)?.label !== label) steps.push({ at: seconds(), label })
  })
  const took = seconds()
  clearInterval(watch)
  const { rows } = await services.pool.query<{ status: string; problem: string; changeSetId: string }>(
    'select status, problem, change_set_id as "changeSetId" from import where id = $1',
    [id],
  )
  const [{ status, problem, changeSetId }] = rows as [(typeof rows)[number]]
  if (status !== 'done') throw new Error(`The import is ${status}: ${problem}`)
  return { seconds: took, changeSetId, memory, steps }
}

/** The same in a process of its own with a server in it, so that its memory is that of a server which imports, and of nothing else. */
export async function importApart(
  { config, connection }: Services,
  kind: string,
  file: string,
  options: ImportOptions = {},
): Promise<ImportRun> {
  const apart = fork(join(import.meta.dirname, 'importing-process.ts'))
  try {
    apart.send({ config, settings: connection, kind, file, options } satisfies ImportAsked)
    const [answered] = (await once(apart, 'message')) as [ImportAnswered]
    if ('error' in answered) throw new Error(answered.error)
    return answered.run
  } finally {
    apart.disconnect()
  }
}

/** Which share of the time each step took: "reading 41 %, orders 20 %". */
export function sharesOf({ steps, seconds }: Pick<ImportRun, 'steps' | 'seconds'>): string {
  return steps
    .map(({ at, label }, index) => ({ label, share: ((steps[index + 1]?.at ?? seconds) - at) / seconds }))
    .filter(({ share }) => share >= 0.01)
    .map(({ label, share }) => `${label} ${Math.round(share * 100)} %`)
    .join(', ')
}
