import { setTimeout as sleep } from 'node:timers/promises'
import { mailSink } from '../../faults/kit/mail-sink.ts'
import { launchProgram } from '../../packages/server/src/modules/programs/launch-program.ts'
import { sendProgram } from '../../packages/server/src/modules/programs/sending/send-program.ts'
import { openMailTransport } from '../../packages/server/src/platform/mail/transport.ts'
import { create, inChangeSet, type Services, systemCtx } from '../../packages/server/src/records/index.ts'
import { defineBenchmark, secondsOf } from '../kit/benchmark.ts'
import { fill, jobHandle } from '../kit/world.ts'

const mostCustomers = 100_000

/** Sending goes at the same pace however long; so much of it is enough to tell. */
const sendingSeconds = 6

export default defineBenchmark({
  title: 'Launching a program to everybody who agreed, through a mail server on this machine',
  needs: 'nothing',
  async open(world) {
    const sink = await mailSink(0)
    const beside = await world.empty({ SMTP_URL: sink.url })
    const { services } = beside
    const customers = Math.min(world.customers, mostCustomers)
    await fill({ ...world, services, pool: services.pool, customers }, () => {})
    await services.settings.set({ mailFrom: 'Kaffa <shop@kaffa.example>' }, { userId: null, at: new Date() })
    const plain = openMailTransport(sink.url)
    let sentFrom = ''
    return {
      async close() {
        await plain.close()
        await beside.close()
        await sink.close()
      },
      measurements: [
        {
          what: 'launch, contacts',
          unit: '/s',
          better: 'more',
          rounds: 2,
          async ours() {
            const id = await draftProgram(services)
            let people = 0
            const took = await secondsOf(async () => {
              people = (await launchProgram(systemCtx(services, 'Benchmark'), id)).people
            })
            sentFrom = id
            return people / took
          },
        },
        {
          what: 'sending, mails',
          unit: '/s',
          better: 'more',
          rounds: 2,
          ours: () => mailsPerSecond(services, sentFrom, sink.received),
          baseline: {
            what: 'the transport alone',
            measure: async () => {
              const mail = {
                from: 'shop@kaffa.example',
                to: 'a@mail.example',
                subject: 'Hello',
                html: letter,
              }
              let sent = 0
              const until = performance.now() + 2000
              const keepSending = async () => {
                while (performance.now() < until) {
                  await plain.send(mail)
                  sent++
                }
              }
              const took = await secondsOf(() => Promise.all(Array.from({ length: 8 }, keepSending)))
              return sent / took
            },
          },
        },
      ],
    }
  },
})

const letter =
  '<p>Dear {{ contact.firstName | default: "friend" }}, the next bag is on us.</p><p><a href="{{ unsubscribeUrl }}">No more letters</a></p>'

async function draftProgram(services: Services): Promise<string> {
  const ctx = systemCtx(services, 'Benchmark')
  const make = (object: string, values: Record<string, unknown>) =>
    inChangeSet(ctx, { label: 'Benchmark' }, (inside) =>
      create(inside, inside.registry.object(object), values),
    )
  const name = `Everybody ${performance.now()}`
  const condition = { field: 'orderCount', op: 'gte', value: 1 }
  const segment = await make('segment', { name, condition })
  const template = await make('template', { name, subject: 'Hello', html: letter })
  return make('program', {
    name,
    segment,
    template,
    channel: 'email',
    holdoutShare: 0.1,
  }) as Promise<string>
}

async function mailsPerSecond(services: Services, programId: string, received: string[]): Promise<number> {
  const stop = new AbortController()
  const handle = { ...jobHandle(services), signal: stop.signal }
  const before = received.length
  const started = performance.now()
  const sending = sendProgram.run({ programId, name: 'Everybody' }, handle)
  await Promise.race([sending, sleep(sendingSeconds * 1000)])
  stop.abort()
  await sending.catch((error: Error) => {
    if (error.name !== 'AbortError') throw error
  })
  return (received.length - before) / ((performance.now() - started) / 1000)
}
