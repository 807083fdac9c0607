/** A record engine with a file store, into which tests import files. */
import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll } from 'vitest'
import { openFileStore } from '../../platform/files/file-store.ts'
import { type Services, systemCtx } from '../../records/index.ts'
import { type TestRecords, testRecords } from '../../records/testing.ts'
import { customers } from '../customers/index.ts'
import { sales } from '../sales/index.ts'
import { type DryRun, dryRun } from './dry-run.ts'
import type { ImportOptions } from './plan/import-options.ts'
import { runImport } from './run-import.ts'
import { startImport } from './start-import.ts'
import { findImportTwins } from './twins/find-import-twins.ts'
import type { ImportTwins } from './twins/report-twins.ts'

export { dataSet, describeWithDataSets, readDataSet } from '../../../../analytics/src/testing/data-sets.ts'

/** How an import ended. */
export interface TestImport {
  id: string
  status: string
  total: number
  created: number
  updated: number
  unchanged: number
  rejected: number
  problem: string | null
  changeSetId: string | null
}

export interface TestCollect extends TestRecords {
  /** Imports a text or a file from beginning to end. */
  importFile(kind: string, content: string | { path: string }, options?: ImportOptions): Promise<TestImport>
  /** Starts an import without running it. */
  start(kind: string, content: string | { path: string }, options?: ImportOptions): Promise<string>
  run(importId: string): Promise<TestImport>
  /** What an import would do. */
  dryRun(kind: string, content: string | { path: string }, options?: ImportOptions): Promise<DryRun>
  /** Whom its rows look like. */
  twins(kind: string, content: string | { path: string }, options?: ImportOptions): Promise<ImportTwins>
}

/** Makes it for this test file. */
export async function testCollect(): Promise<TestCollect> {
  const records = await testRecords([customers, sales])
  const folder = await mkdtemp(join(tmpdir(), 'regulars-collect-'))
  afterAll(() => rm(folder, { recursive: true }))
  const services: Services = { ...records.services, files: openFileStore(folder) }
  const { actor } = systemCtx(services, 'Test')
  const wanted = async (kind: string, content: string | { path: string }, options: ImportOptions = {}) => {
    const stream =
      typeof content === 'string' ? Readable.from([Buffer.from(content)]) : createReadStream(content.path)
    const { hash } = await services.files.write(stream)
    return { kind, fileName: 'test.csv', fileKey: hash, options }
  }
  const start: TestCollect['start'] = async (...file) => startImport(services, actor, await wanted(...file))
  const run: TestCollect['run'] = async (importId) => {
    await runImport.run({ importId, fileName: 'test.csv' }, jobHandle(services))
    const { rows } = await records.pool.query<TestImport>(
      'select id, status, total, created, updated, unchanged, rejected, problem, change_set_id as "changeSetId" from import where id = $1',
      [importId],
    )
    return rows[0]!
  }
  const count: TestCollect['dryRun'] = async (...file) => dryRun(services, actor, await wanted(...file))
  return {
    ...records,
    services,
    start,
    run,
    dryRun: count,
    twins: async (...file) => findImportTwins(services, actor, await wanted(...file)),
    importFile: async (...file) => run(await start(...file)),
  }
}

/** What a job of this module works with when a test runs it. */
export function jobHandle(services: Services): Parameters<typeof runImport.run>[1] {
  return {
    services,
    runId: undefined,
    attempt: 1,
    signal: new AbortController().signal,
    log: services.log,
    progress: async () => undefined,
  }
}
