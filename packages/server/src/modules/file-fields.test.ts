/** Files of records: brought, kept to their field, handed over safely, remembered, and forgotten when nothing speaks of them. */
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { forgetFilesNow, purgeOldNow } from '../records/testing.ts'
import { forgetFile } from './collect/forget-files.ts'
import { keepFile } from './collect/uploads.ts'
import { type Caller, testServer } from './governance/testing.ts'
import { product } from './index.ts'

const { send, services, pool, app, ...server } = await testServer(product)
const owner = await server.owner()
const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object, as = owner) =>
  send(method, `/api/v1/${path}`, as, body)
async function make(path: string, body: object) {
  const answer = await ask('POST', path, body)
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

async function bring(name: string, content: Buffer | string, as: Caller = owner, thumbnail?: Buffer) {
  const form = new FormData()
  if (thumbnail) form.append('thumbnail', new Blob([new Uint8Array(thumbnail)]), 'small.jpg')
  form.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name)
  const request = new Request('http://shop.example', { method: 'POST', body: form })
  const response = await app.inject({
    method: 'POST',
    url: '/api/v1/files',
    payload: Buffer.from(await request.arrayBuffer()),
    headers: {
      host: 'shop.example',
      origin: 'http://shop.example',
      'content-type': request.headers.get('content-type')!,
      ...as.headers,
    },
  })
  return { status: response.statusCode, body: response.json() }
}

const take = (path: string, as = owner) =>
  app.inject({ method: 'GET', url: `/api/v1/${path}`, headers: { host: 'shop.example', ...as.headers } })

await make('objects', { label: 'Machine', labelPlural: 'Machines', titleLabel: 'Name' })
await make('objects/machine/fields', { label: 'Papers', kind: 'file', settings: { maxMegabytes: 1 } })
await make('objects/machine/fields', {
  label: 'Photo',
  kind: 'file',
  settings: { most: 1, accepts: ['picture'] },
})

test('a file is brought, put into a record, found by its name and handed over', async () => {
  const contract = (await bring('Vertrag Łódź.txt', 'We agree.')).body
  expect(contract).toMatchObject({ name: 'Vertrag Łódź.txt', type: 'text/plain', bytes: 9 })
  const photo = (await bring('front.png', png, owner, Buffer.from('ffd8ffe000104a4649460001', 'hex'))).body
  const made = await make('machines', { name: 'Press', papers: [{ id: contract.id }], photo: [photo.id] })
  expect(made).toMatchObject({ papers: [contract], photo: [{ ...photo, thumbnail: true }] })
  expect((await ask('GET', 'machines?papers.contains=lodz')).body.data).toMatchObject([{ name: 'Press' }])

  const out = await take(`machines/${made.id}/files/${contract.id}`)
  expect(out.body).toBe('We agree.')
  expect(out.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="Vertrag __d_.txt"; filename*=UTF-8''Vertrag%20%C5%81%C3%B3d%C5%BA.txt`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  const seen = await take(`machines/${made.id}/files/${photo.id}?as=picture`)
  expect(seen.headers).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': expect.stringMatching(/^inline/),
  })
  expect((await take(`machines/${made.id}/files/${photo.id}?as=thumbnail`)).headers['content-type']).toBe(
    'image/jpeg',
  )
  expect((await take(`machines/${made.id}/files/${contract.id}?as=thumbnail`)).statusCode).toBe(404)
})

test('what could run is handed over without a look, whatever it is called', async () => {
  const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  for (const name of ['logo.svg', 'page.html', 'noend']) {
    const { id } = (await bring(name, script)).body
    const made = await make('machines', { name, papers: [id] })
    const { headers } = await take(`machines/${made.id}/files/${id}?as=picture`)
    expect(headers['content-type']).toBe('application/octet-stream')
    expect(headers['content-disposition']).toMatch(/^attachment/)
  }
  expect(await bring('photo.png', script)).toMatchObject({
    status: 422,
    body: { code: 'file.not-what-it-says', title: '“photo.png” holds something else than its name says.' },
  })
  expect((await bring('photo.png', png, owner, Buffer.from(script))).body.code).toBe('file.no-thumbnail')
  const named = (await bring('..\\..\\etc\u202e/pass|wd\u0007.pdf.txt', 'x')).body
  expect(named.name).toBe('passwd.pdf.txt')
})

test('a field keeps to its size, its sorts and its number, and to files of who writes', async () => {
  const member = await server.person('Ana', owner, { roleId: await server.roleId('member') })
  const theirs = (await bring('theirs.txt', 'x', member)).body.id
  const large = (await bring('large.txt', Buffer.alloc(1024 * 1024 + 1))).body.id
  const text = (await bring('a.txt', 'x')).body.id
  const one = (await bring('one.png', png)).body.id
  const two = (await bring('two.png', Buffer.concat([png, png]))).body.id
  const title = async (values: object) =>
    (await ask('POST', 'machines', { name: 'No', ...values })).body.title
  expect(await title({ papers: [theirs] })).toBe('Papers: there is no such file.')
  expect(await title({ papers: [large] })).toBe('Papers: “large.txt” is larger than 1 MB.')
  expect(await title({ photo: [text] })).toBe('Photo: “a.txt” is none of what may be brought here: pictures.')
  expect(await title({ photo: [one, two] })).toBe('Photo holds more than one file.')
  expect(await title({ papers: ['a.txt'] })).toBe(
    'Papers: “a.txt” is no file; bring it first, and name it by the id it got.',
  )
})

test('who may not see the field gets no file by any door', async () => {
  const { id } = (await bring('secret.txt', 'the secret')).body
  const made = await make('machines', { name: 'Safe', papers: [id] })
  const copied = { copyOf: await server.roleId('member'), label: 'No papers' }
  const role = await make('roles', copied)
  const objects = {
    ...role.rights.objects,
    machine: { create: 'all', read: 'all', update: 'all', delete: 'none' },
  }
  const fields = { machine: { papers: 'hidden' } }
  await ask('PATCH', `roles/${role.id}`, { rights: { ...role.rights, objects, fields } })
  const clerk = await server.person('Clerk', owner, { roleId: role.id })
  expect((await take(`machines/${made.id}`, clerk)).body).not.toContain('secret')
  expect((await take(`machines/${made.id}/files/${id}`, clerk)).statusCode).toBe(404)
  expect((await take(`machines/${made.id}/files/${id}?as=picture`, clerk)).statusCode).toBe(404)
  expect((await ask('POST', 'machines', { name: 'Mine', photo: [id] }, clerk)).body.title).toBe(
    'Photo: there is no such file.',
  )
  expect((await take(`machines/${made.id}/files/${id}`)).body).toBe('the secret')
})

test('undoing brings a file back; it goes for good with what spoke of it, and content that others speak of stays', async () => {
  const { id } = (await bring('kept.txt', 'kept for long')).body
  const shared = (await bring('shared.txt', 'a;b\n1;2')).body.id
  const loose = (await bring('loose.txt', 'never used')).body.id
  const made = await make('machines', { name: 'Old', papers: [id, shared] })
  await ask('PATCH', `machines/${made.id}`, { papers: null })
  const [change] = (await ask('GET', `machines/${made.id}/history`)).body.data
  expect(change.changes).toMatchObject([{ field: 'papers', before: [{ id }, { id: shared }], after: null }])
  await pool.query("update file set created_at = now() - interval '2 days'")
  await forgetFilesNow(services)
  const hashes = async (...ids: string[]) =>
    (await pool.query('select id from file where id = any($1) order by id', [ids])).rows.map((row) => row.id)
  expect(await hashes(id, shared, loose)).toEqual([id, shared])
  await ask('POST', `change-sets/${change.changeSet.id}/undo`)
  expect((await take(`machines/${made.id}/files/${id}`)).body).toBe('kept for long')

  // An import of the same content forgets its file; the record keeps it.
  const { fileKey } = await keepFile(services, Readable.from([Buffer.from('a;b\n1;2')]), 'shared.csv')
  await forgetFile(services, fileKey)
  expect((await take(`machines/${made.id}/files/${shared}`)).body).toBe('a;b\n1;2')

  await ask('PATCH', 'settings', { binDays: 30 })
  await ask('DELETE', `machines/${made.id}`)
  await pool.query(
    "update x_machine set deleted_at = now() - interval '40 days' where deleted_at is not null",
  )
  await purgeOldNow(services)
  await forgetFilesNow(services)
  expect(await hashes(id, shared)).toEqual([])
  expect(await services.files.has(fileKey)).toBe(false)
})
