/**
 * Sample: a made-up business to try Regulars with, and to measure it on (no objects of its own).
 *
 * Kaffa is a coffee roaster with two stores, a web shop and wholesale accounts. Its customers behave by known parameters (behaviour.ts), so every
 * analysis can be held against the truth. Laws: the same seed makes the same business; no address of it can receive mail; it is one change set, so it can be
 * undone as a whole.
 */
import { parseArgs } from 'node:util'
import { type App, actorOf } from '../../platform/http/route.ts'
import { type Command, defineModule } from '../../platform/module.ts'
import type { Services } from '../../records/index.ts'
import { makeSample, sampleSize, sampleUntil } from './make-sample.ts'

const sampleCommand: Command = {
  name: 'sample',
  usage: '[--customers N] [--seed S]',
  summary: 'Fill the database with the sample business',
  async run(args, { services: open, print, tell }) {
    const { values } = parseArgs({
      args,
      options: { customers: { type: 'string' }, seed: { type: 'string' } },
    })
    const size = sampleSize.parse({
      ...(values.customers === undefined ? {} : { customers: Number(values.customers) }),
      ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
    })
    const services = await open()
    let told = 0
    await makeSample.run(
      { ...size, until: sampleUntil(services), userId: null },
      {
        services,
        runId: undefined,
        attempt: 1,
        signal: new AbortController().signal,
        log: services.log,
        async progress(done, total, message) {
          if (done - told >= 50_000 || done === total) tell(`${message} ${done} of ${total}`)
          if (done - told >= 50_000) told = done
        },
      },
    )
    print(`${size.customers} customers`)
  },
}

function addSampleRoutes(app: App, services: Services): void {
  app.post(
    '/api/v1/setup/sample',
    {
      config: {
        permission: 'settings.manage',
        tag: 'setup',
        summary: 'Fill the database with the sample business, in the background',
      },
      schema: { body: sampleSize },
    },
    async (request, reply) => {
      const { userId } = actorOf(request)
      const runId = await services.jobs.enqueue(
        makeSample,
        { ...request.body, until: sampleUntil(services), userId },
        { key: 'sample.make', ...(userId ? { createdBy: userId } : {}) },
      )
      return reply.status(202).send({ runId })
    },
  )
}

export const sample = defineModule({
  name: 'sample',
  uses: [],
  routes: addSampleRoutes,
  jobs: [makeSample],
  commands: [sampleCommand],
})
