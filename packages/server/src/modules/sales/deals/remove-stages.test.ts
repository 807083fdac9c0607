import { expect, test } from 'vitest'
import { salesServer } from '../testing.ts'

const { send, olga, make, read, of, key, roleId } = await salesServer()
const viewer = await key(await roleId('viewer'))
const [first] = (await read('pipelines')).data
const stages = await of('stages', 'pipeline', first.id)
const at = (name: string) => stages.find((stage) => stage.name === name).id
const removed = (path: string, body: object, as = olga) => send('POST', `/api/v1/${path}/remove`, as, body)

test('a stage goes when its deals have gone to another one, and comes back with them', async () => {
  const deals = await Promise.all(
    ['Linde', 'Eiche'].map((title) => make('deals', { title, stageId: at('Qualified') })),
  )
  const refused = await removed(`stages/${at('Qualified')}`, {})
  expect(refused.body).toMatchObject({ code: 'stage.where-to', title: '2 deals stand there.', deals: 2 })
  expect((await removed(`stages/${at('Qualified')}`, { moveTo: at('Qualified') })).body.code).toBe(
    'stage.where-to',
  )
  // Nothing is half done: the stage that asks for a value refuses deals without one.
  expect((await removed(`stages/${at('Qualified')}`, { moveTo: at('Proposal') })).body.code).toBe(
    'deal.requirements-unmet',
  )
  expect((await removed(`stages/${at('Qualified')}`, { moveTo: at('Prospecting') }, viewer)).status).toBe(403)
  const done = await removed(`stages/${at('Qualified')}`, { moveTo: at('Prospecting') })
  expect(done.status, JSON.stringify(done.body)).toBe(200)
  for (const id of deals) expect(await read(`deals/${id}`)).toMatchObject({ stageId: at('Prospecting') })
  expect(await of('stages', 'pipeline', first.id)).toHaveLength(stages.length - 1)
  await send('POST', `/api/v1/change-sets/${done.headers['x-change-set']}/undo`, olga, {})
  for (const id of deals) expect(await read(`deals/${id}`)).toMatchObject({ stageId: at('Qualified') })
})

test('a pipeline goes with its stages, but not the last one in which a deal could begin', async () => {
  expect((await removed(`pipelines/${first.id}`, {})).body.code).toBe('stage.last-open')
  const second = await make('pipelines', { name: 'Wholesale' })
  const asked = await make('stages', { name: 'Asked', pipelineId: second })
  expect((await removed(`stages/${asked}`, {})).body.code).toBe('stage.last-open')
  const moved = await make('deals', { title: 'Tram', stageId: asked })
  expect((await removed(`pipelines/${second}`, { moveTo: at('Prospecting') })).status).toBe(200)
  expect(await read(`deals/${moved}`)).toMatchObject({ stageId: at('Prospecting'), pipelineId: first.id })
  expect((await send('GET', `/api/v1/stages/${asked}`, olga)).status).toBe(404)
})
