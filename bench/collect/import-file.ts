import { createReadStream } from 'node:fs'
import type { ImportOptions } from '../../packages/server/src/modules/collect/plan/import-options.ts'
import { runImportHere } from '../../packages/server/src/modules/collect/run-import.ts'
import { startImport } from '../../packages/server/src/modules/collect/start-import.ts'
import { type Services, systemCtx } from '../../packages/server/src/records/index.ts'

/** How an import went. */
export interface ImportRun {
  seconds: number
  /** Change set of all it did. */
  changeSetId: string
  /** The greatest resident memory meanwhile, in MB: of this process, the benchmark itself included. */
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

/** Which share of the time each step took: "reading 41 %, orders 20 %". */
export function sharesOf({ steps, seconds }: Pick<ImportRun, 'steps' | 'seconds'>): string {
  return steps
    .map(({ at, label }, index) => ({ label, share: ((steps[index + 1]?.at ?? seconds) - at) / seconds }))
    .filter(({ share }) => share >= 0.01)
    .map(({ label, share }) => `${label} ${Math.round(share * 100)} %`)
    .join(', ')
}
