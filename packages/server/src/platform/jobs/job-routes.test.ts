import { type Actor, builtInRoles } from '@regulars/model'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createApp } from '../http/app.ts'
import { startLive } from '../live/live.ts'
import { createLog } from '../log.ts'
import { testDatabase } from '../testing.ts'
import { uuidV7 } from '../uuid.ts'
import { addJobRoutes } from './job-routes.ts'
import { createJobs } from './jobs.ts'

const { db, settings } = await testDatabase()
const log = createLog('silent')
const live = await startLive(settings, db, log)
const jobs = createJobs(db, live)
const [mia, tom] = [uuidV7(), uuidV7()]

function actor(userId: string, roleKey: string): Actor {
  const role = builtInRoles.find(({ key }) => key === roleKey)!
  return { kind: 'user', userId, name: '', role, teamUserIds: [] }
}

const actors: Record<string, Actor> = {
  mia: actor(mia, 'member'),
  tom: actor(tom, 'member'),
  owner: actor(uuidV7(), 'owner'),
}
const { app } = await createApp({
  db,
  log,
  version: '1',
  publicUrl: undefined,
  webDirectory: '/nowhere',
  authenticate: async ({ headers }) => actors[String(headers.authorization)],
  addRoutes: (each) => addJobRoutes(each, jobs),
})
afterAll(async () => {
  await app.close()
  await live.close()
})

const job = { name: 'test.count', schema: z.object({}), label: () => 'Counting beans', run: async () => {} }

function call(who: string, method: 'GET' | 'POST', path: string) {
  return app.inject({ method, url: `/api/v1/jobs${path}`, headers: { authorization: who } })
}

test('people see background work, one piece and the list', async () => {
  const id = await jobs.enqueue(job, {}, { createdBy: mia })
  expect((await call('tom', 'GET', `/${id}`)).json()).toMatchObject({
    id,
    label: 'Counting beans',
    status: 'queued',
    createdBy: mia,
  })
  expect((await call('tom', 'GET', '?limit=5')).json().data).toContainEqual(expect.objectContaining({ id }))
})

test('a stranger sees nothing', async () => {
  expect((await app.inject('/api/v1/jobs')).statusCode).toBe(401)
})

test('work that is not there, or an id that is none, is a problem', async () => {
  expect((await call('tom', 'GET', `/${uuidV7()}`)).json()).toMatchObject({
    status: 404,
    code: 'job.not-found',
  })
  expect((await call('tom', 'GET', '/42')).json()).toMatchObject({ status: 422, field: 'id' })
})

test('one cancels one’s own work, an owner that of others, and nobody what is over', async () => {
  const [first, second] = [
    await jobs.enqueue(job, {}, { createdBy: mia }),
    await jobs.enqueue(job, {}, { createdBy: mia }),
  ]
  expect((await call('tom', 'POST', `/${first}/cancel`)).statusCode).toBe(403)
  expect((await call('mia', 'POST', `/${first}/cancel`)).json()).toMatchObject({ status: 'cancelled' })
  expect((await call('owner', 'POST', `/${second}/cancel`)).json()).toMatchObject({ status: 'cancelled' })
  expect((await call('mia', 'POST', `/${first}/cancel`)).json()).toMatchObject({
    status: 409,
    code: 'job.over',
  })
})
