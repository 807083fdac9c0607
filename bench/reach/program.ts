import { setTimeout as sleep } from 'node:timers/promises'
import { mailSink } from '../../faults/kit/mail-sink.ts'
import { launchProgram } from '../../packages/server/src/modules/programs/launch-program.ts'
import { sendProgram } from '../../packages/server/src/modules/programs/sending/send-program.ts'
import { openMailTransport } from '../../packages/server/src/platform/mail/transport.ts'
import { create, inChangeSet, type Services, systemCtx } from '../../packages/server/src/records/index.ts'
import { defineBenchmark, secondsOf } from '../kit/benchmark.ts'
import { jobHandle } from '../kit/world.ts'

/** Sending goes at the same pace however long; so much of it is enough to tell. */
const sendingSeconds = 5

export default defineBenchmark({
  title: 'Launching a program to everybody who agreed, through a mail server on this machine',
  needs: 'sample',
  async open(world) {
    const sink = await mailSink(0)
    const { services, close } = await world.again({ SMTP_URL: sink.url })
    await services.settings.set({ mailFrom: 'Kaffa <shop@kaffa.example>' }, { userId: null, at: new Date() })
    const plain = openMailTransport(sink.url)
    let sentFrom = ''
    return {
      async close() {
        await plain.close()
        await removePrograms(services)
        await close()
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

/** Whoever was written to forgets it, so that the next benchmark finds the business as it was. */
async function removePrograms({ pool, settings }: Services): Promise<void> {
  await pool.query(`
    delete from touchpoint where type = 'message.sent' and payload ->> 'program' like 'Everybody %';
    delete from program where name like 'Everybody %';
    delete from segment where name like 'Everybody %';
    delete from template where name like 'Everybody %'`)
  await settings.set({ mailFrom: null }, { userId: null, at: new Date() })
}

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
