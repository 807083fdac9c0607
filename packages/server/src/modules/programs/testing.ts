import { systemRole } from '@regulars/model'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll } from 'vitest'
import { openMailTransport } from '../../platform/mail/transport.ts'
import { type Ctx, create, ctxFor, type Services } from '../../records/index.ts'
import { testRecords } from '../../records/testing.ts'
import { customers } from '../customers/index.ts'
import { sales } from '../sales/index.ts'
import { segments } from '../segments/index.ts'
import { programs } from './index.ts'
import { sendProgram } from './sending/send-program.ts'

/** A mail server that keeps what it gets; its `answer` may refuse. */
export interface KeepingMailServer {
  received: Array<{ to: string; source: string }>
  answer(to: string): Error | undefined
}

/** How many people of Gdańsk may be asked; three more may not be written to. */
export const people = 60

/** A business with people in Gdańsk, a segment of them, a template and a mail server, and short words for what tests of programs do. */
export async function testPrograms() {
  const records = await testRecords([customers, sales, segments, programs])
  const { pool } = records
  const { mailServer, mail } = await startMailServer()
  const services: Services = { ...records.services, mail }
  const ctx = ctxFor(services, {
    kind: 'system',
    userId: null,
    name: 'Test',
    role: systemRole,
    teamUserIds: [],
  })
  const object = (name: string) => services.definitions.registry.object(name)
  let made = { segmentId: '', templateId: '' }
  beforeAll(async () => {
    made = await makePeople(ctx, services)
  })
  const draft = (name: string, more: Record<string, unknown> = {}): Promise<string> =>
    create(ctx, object('program'), { name, ...made, holdoutShare: 0.25, ...more })
  const sendWith = (by: Services, programId: string) =>
    sendProgram.run(
      { programId, name: 'Test' },
      {
        services: by,
        runId: undefined,
        attempt: 1,
        signal: new AbortController().signal,
        log: services.log,
        progress: async () => undefined,
      },
    )
  const send = (programId: string) => sendWith(services, programId)
  return { records, pool, services, ctx, object, mail, mailServer, draft, send, sendWith }
}

async function startMailServer() {
  const mailServer: KeepingMailServer = { received: [], answer: () => undefined }
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => done(mailServer.answer(address)),
    onData(stream, session, done) {
      let source = ''
      stream.on('data', (piece: Buffer) => {
        source += piece.toString('utf8')
      })
      stream.on('end', () => {
        mailServer.received.push({ to: session.envelope.rcptTo[0]!.address, source })
        done()
      })
    },
  })
  const port = await new Promise<number>((resolve) => {
    const server = smtp.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
  const mail = openMailTransport(`smtp://127.0.0.1:${port}`)
  afterAll(async () => {
    await mail.close()
    await new Promise<void>((resolve) => smtp.close(() => resolve()))
  })
  return { mailServer, mail }
}

async function makePeople(ctx: Ctx, services: Services): Promise<{ segmentId: string; templateId: string }> {
  const object = (name: string) => services.definitions.registry.object(name)
  await services.settings.set(
    { businessName: 'Kaffa', mailFrom: 'Kaffa <hello@kaffa.example>' },
    { userId: null, at: new Date() },
  )
  const segmentId = await create(ctx, object('segment'), {
    name: 'Gdańsk',
    condition: { field: 'city', op: 'is', value: 'Gdańsk' },
  })
  const templateId = await create(ctx, object('template'), {
    name: 'We miss you',
    subject: 'We miss you, {{ contact.firstName | default: "friend" }}',
    html: '<p>Dear {{ contact.name }}, your {{ favourite.name | default: "coffee" }} is waiting.</p>',
  })
  for (let at = 0; at < people; at++) {
    const id = await create(ctx, object('contact'), {
      name: `Ann No${at}`,
      email: `ann${at}@mail.example`,
      city: 'Gdańsk',
    })
    await create(ctx, object('consent'), {
      contactId: id,
      channel: 'email',
      state: 'given',
      decidedAt: '2026-01-01T00:00:00Z',
    })
  }
  await create(ctx, object('contact'), { name: 'No Address', city: 'Gdańsk' })
  await create(ctx, object('contact'), {
    name: 'No Consent',
    email: 'noconsent@mail.example',
    city: 'Gdańsk',
  })
  const changed = await create(ctx, object('contact'), {
    name: 'Changed Mind',
    email: 'changed@mail.example',
    city: 'Gdańsk',
  })
  for (const [state, decidedAt] of [
    ['given', '2026-01-01T00:00:00Z'],
    ['withdrawn', '2026-02-01T00:00:00Z'],
  ])
    await create(ctx, object('consent'), { contactId: changed, channel: 'email', state, decidedAt })
  await create(ctx, object('suppression'), { address: 'ANN0@mail.example' })
  return { segmentId, templateId }
}
