import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { JobDefinition } from '../job.ts'

/** A job that is done at once by a worker that finishes, and never by another. */
export const slowJob: JobDefinition<Record<string, never>, { finishes: boolean }> = {
  name: 'test.slow',
  schema: z.strictObject({}),
  label: () => 'Slow work',
  async run(_, { services }) {
    if (!services.finishes) await sleep(600_000)
  },
}
