/**
 * The permission matrix of what is woven: links with columns of their own, references to any object, and roll-ups over links. In random roles no door shows,
 * counts or changes what the role closes; what each may see is said a second time here, in plain JavaScript.
 */
import { type FieldLevel, fieldLevel, type Rights, type Scope } from '@regulars/model'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { fillComputedNow } from '../../records/testing.ts'
import { product } from '../index.ts'
import { mark, marksIn } from './testing/marked-business.ts'
import { type Caller, testServer } from './testing.ts'

const { send, pool, services, app, ...server } = await testServer(product)

interface Known {
  id: string
  object: 'contact' | 'machine' | 'company'
  number: number
  owner: string
  /** What scopes and questions ask for. */
  town: string
}
interface Link {
  id: string
  number: number
  contact: Known
  machine: Known
}

const records: Known[] = []
const links: Link[] = []
/** Where a machine leads: to a person or a company. */
const leadsTo = new Map<Known, Known>()
let olga: Caller
let ana: Caller
let ben: Caller
let roleId: string

const of = (object: Known['object']) => records.filter((record) => record.object === object)
const towns = ['Linz', 'Graz', 'Wien']

beforeAll(async () => {
  olga = await server.owner()
  roleId = await server.role('walker', {})
  ana = await server.person('Ana', olga, { roleId })
  ben = await server.person('Ben', olga, { roleId: await server.roleId('member') })
  const make = async (path: string, body: object) => {
    const answer = await send('POST', `/api/v1/${path}`, olga, body)
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  await make('objects', { label: 'Machine', labelPlural: 'Machines' })
  await make('objects/machine/fields', { label: 'Town', kind: 'text' })
  await make('objects/machine/fields', {
    label: 'Meant for',
    kind: 'anyReference',
    settings: { targets: ['contact', 'company'], inverse: 'meant' },
  })
  const columns = [{ label: 'Purpose', kind: 'text' }]
  const settings = { to: 'machine', inverse: 'users', columns }
  await make('objects/contact/fields', { label: 'Tools', kind: 'links', settings })
  const rollUp = (label: string, how: object) =>
    make('objects/contact/fields', { label, kind: 'rollUp', settings: { rollUp: how } })
  await rollUp('Purposes', { over: 'tools', take: 'list', of: 'purpose' })
  await rollUp('Tool names', { over: 'tools', take: 'list', of: 'machine.name' })
  const add = async (object: Known['object'], path: string, number: number, values: object) => {
    const owner = number % 2 === 0 ? ana.id : ben.id
    const town = towns[number % 3]!
    const body = await make(path, { name: mark(object, number, 'name'), ownerId: owner, ...values })
    const known = { id: body.id, object, number, owner, town }
    records.push(known)
    return known
  }
  for (let number = 0; number < 3; number++) await add('company', 'companies', number, {})
  for (let number = 0; number < 6; number++)
    await add('contact', 'contacts', number, { city: towns[number % 3] })
  for (let number = 0; number < 6; number++) {
    const target =
      number === 5 ? undefined : number % 2 === 0 ? of('contact')[number]! : of('company')[number % 3]!
    const meantFor = target ? { object: target.object, id: target.id } : null
    const machine = await add('machine', 'machines', number, { town: towns[(number >> 1) % 3], meantFor })
    machine.town = towns[(number >> 1) % 3]!
    if (target) leadsTo.set(machine, target)
  }
  for (const [index, contact] of of('contact').entries())
    for (const machine of [of('machine')[index]!, of('machine')[(index + 1) % 6]!]) {
      const number = links.length
      const purpose = mark('contactTools', number, 'purpose')
      const { id } = await make('contact-tools', { contactId: contact.id, machineId: machine.id, purpose })
      links.push({ id, number, contact, machine })
    }
  for (const { id, number } of of('contact'))
    await send('PATCH', `/api/v1/contacts/${id}`, olga, { jobTitle: mark('contact', number, 'jobTitle', 1) })
  for (const { id, object } of [...records, ...links.map(({ id }) => ({ id, object: 'contactTools' }))])
    await pool.query(
      `insert into notification (user_id, object, record_id, kind, about_object, about_id, fields, by_id, at, in_app)
       values ($1, $2, $3, 'written', $2, $3, array['name'], $4, now(), true)`,
      [ana.id, object, id, ben.id],
    )
  for (const key of ['purposes', 'toolNames']) await fillComputedNow(services, 'contact', key)
})

interface Sees {
  scope: Scope
  holds(record: Known): boolean
}
const none: Sees = { scope: 'none', holds: () => false }
const plain: readonly Sees[] = [
  { scope: 'mine', holds: ({ owner }) => owner === ana.id },
  { scope: 'all', holds: () => true },
  { scope: 'all', holds: () => true },
]
const where = (condition: object, holds: Sees['holds']): Sees => ({
  scope: { where: condition as never },
  holds,
})
const scopes: Record<Known['object'], readonly Sees[]> = {
  contact: [
    none,
    ...plain,
    where({ field: 'city', op: 'is', value: 'Linz' }, ({ town }) => town === 'Linz'),
    // A scope may ask for links and what is beyond, whether or not these may be seen.
    where({ has: 'tools', where: { field: 'machine.town', op: 'is', value: 'Graz' } }, (contact) =>
      links.some((link) => link.contact === contact && link.machine.town === 'Graz'),
    ),
  ],
  machine: [
    none,
    ...plain,
    where({ field: 'meantForContact.city', op: 'is', value: 'Linz' }, (machine) => {
      const target = leadsTo.get(machine)
      return target?.object === 'contact' && target.town === 'Linz'
    }),
  ],
  company: [none, ...plain],
}

interface Walk {
  sees: Record<Known['object'], Sees>
  writes: Record<'contact' | 'machine', boolean>
  fields: Rights['fields']
}

const someLevel = fc.constantFrom<FieldLevel>('hidden', 'read', 'write', 'write', 'write')
const someWalk: fc.Arbitrary<Walk> = fc.record({
  sees: fc.record({
    contact: fc.constantFrom(...scopes.contact),
    machine: fc.constantFrom(...scopes.machine),
    company: fc.constantFrom(...scopes.company),
  }),
  writes: fc.record({ contact: fc.boolean(), machine: fc.boolean() }),
  fields: fc.record({
    contact: fc.record({ name: someLevel, jobTitle: someLevel, tools: someLevel }),
    machine: fc.record({ name: someLevel, users: someLevel, meantFor: someLevel }),
    contactTools: fc.record({ purpose: someLevel }),
    company: fc.record({ name: someLevel }),
  }),
})

const partly: Walk = {
  sees: { contact: plain[1]!, machine: plain[0]!, company: plain[1]! },
  writes: { contact: true, machine: false },
  fields: {},
}

test('no door shows, counts or changes more of links and what they join than a role opens', {
  timeout: 300_000,
}, async () => {
  const numRuns = Number(process.env.REGULARS_MATRIX_RUNS ?? 4)
  await fc.assert(
    fc.asyncProperty(someWalk, async (walk) => new Walker(walk).walk()),
    {
      // Sees all people, and of their machines only those of one's own.
      examples: [[partly]],
      numRuns,
      seed: Number(process.env.REGULARS_MATRIX_SEED ?? 20_261_127),
      endOnFailure: true,
    },
  )
})

/** Somebody who goes through every door in a role, and what they may see there. */
class Walker {
  private readonly walked: Walk
  constructor(walked: Walk) {
    this.walked = walked
  }

  private hides(object: string, field: string): boolean {
    return fieldLevel(this.walked, object, field) === 'hidden'
  }
  private sees(record: Known): boolean {
    return this.walked.sees[record.object].holds(record)
  }
  private seesLink({ contact, machine }: Link): boolean {
    const isOpen = !this.hides('contact', 'tools') && !this.hides('machine', 'users')
    return isOpen && this.sees(contact) && this.sees(machine)
  }
  private get linksSeen(): Link[] {
    return links.filter((link) => this.seesLink(link))
  }

  /** Whether a mark may be read: of a record that is seen, and of a field that is not hidden. */
  private allows({ object, number, field }: ReturnType<typeof marksIn>[number]): boolean {
    if (object === 'contacttools')
      return this.seesLink(links[number]!) && !this.hides('contactTools', 'purpose')
    const record = records.find((each) => each.object === object && each.number === number)
    return (
      record !== undefined &&
      this.sees(record) &&
      !this.hides(object, field === 'jobtitle' ? 'jobTitle' : field)
    )
  }

  private async ask(path: string, method = 'GET', body?: unknown) {
    const answer = await app.inject({
      method: method as 'GET',
      url: `/api/v1/${path}`,
      headers: { host: 'shop.example', origin: 'http://shop.example', ...ana.headers },
      ...(body === undefined ? {} : { payload: body as object }),
    })
    expect(answer.statusCode, `${method} ${path}: ${answer.body.slice(0, 400)}`).toBeLessThan(500)
    // A refusal may repeat what was asked.
    const stray = answer.statusCode < 400 ? marksIn(answer.body).filter((each) => !this.allows(each)) : []
    expect(stray, `${method} ${path} gives away`).toEqual([])
    const isJson = !path.startsWith('export')
    return { status: answer.statusCode, body: isJson && answer.body !== '' ? answer.json() : answer.body }
  }

  async walk(): Promise<void> {
    await this.enter()
    await this.lists()
    await this.questions()
    await this.otherDoors()
    await this.pages()
    await this.writes()
  }

  private async enter(): Promise<void> {
    const { sees, writes, fields } = this.walked
    const rights = (object: Known['object'], may: boolean) => ({
      create: 'none',
      read: sees[object].scope,
      update: may ? sees[object].scope : 'none',
      delete: 'none',
    })
    const { status, body } = await send('PATCH', `/api/v1/roles/${roleId}`, olga, {
      rights: {
        objects: {
          contact: rights('contact', writes.contact),
          machine: rights('machine', writes.machine),
          company: rights('company', false),
          changeSet: { create: 'none', read: 'all', update: 'none', delete: 'none' },
        },
        fields,
        capabilities: ['export.run'],
      },
    })
    expect(status, JSON.stringify(body)).toBe(200)
  }

  /** Lists show what is seen, each with the links of which both ends are seen, and the column of these where it is open. */
  private async lists(): Promise<void> {
    for (const [object, path, key] of [
      ['contact', 'contacts', 'tools'],
      ['machine', 'machines', 'users'],
    ] as const) {
      const { status, body } = await this.ask(`${path}?limit=100`)
      if (this.walked.sees[object].scope === 'none') {
        expect(status).toBe(403)
        continue
      }
      expect(body.data.map(({ id }: Known) => id).sort()).toEqual(
        ids(of(object).filter((one) => this.sees(one))),
      )
      for (const row of body.data) {
        const linked = this.linksSeen.filter((link) => link[object].id === row.id)
        const there = this.walked.sees[object === 'contact' ? 'machine' : 'contact'].scope !== 'none'
        const open = !this.hides('contact', 'tools') && !this.hides('machine', 'users') && there
        if (open)
          expect(ids(row[key].map(({ link }: { link: string }) => ({ id: link })))).toEqual(ids(linked))
        else expect(row).not.toHaveProperty(key)
      }
      await this.ask(`${path}?include=${key}.${object === 'contact' ? 'machine' : 'contact'}`)
    }
    await this.ask('machines?include=meantForContact,meantForCompany')
    await this.ask('companies?include=meant')
    const found = await this.ask('contact-tools?limit=100&include=contact,machine')
    if (found.status === 200) {
      expect(ids(found.body.data)).toEqual(ids(this.linksSeen))
      expect(found.body.count).toBe(this.linksSeen.length)
    } else expect(this.linksSeen).toEqual([])
  }

  /** What one asks of links and beyond them counts those that are seen, and what is hidden is not asked for at all. */
  private async questions(): Promise<void> {
    const linked = (contact: Known, holds: (link: Link) => boolean) =>
      this.linksSeen.some((link) => link.contact === contact && holds(link))
    const inGraz = ({ machine }: Link) => machine.town === 'Graz'
    const beyond = { has: 'tools', where: { field: 'machine.town', op: 'is', value: 'Graz' } }
    await this.found('contact', 'contacts', beyond, (one) => linked(one, inGraz))
    await this.found('contact', 'contacts', { not: beyond }, (one) => !linked(one, inGraz))
    const many = { has: 'tools', count: true, op: 'gte', value: 2 }
    const countOf = (one: Known) => this.linksSeen.filter(({ contact }) => contact === one).length
    await this.found('contact', 'contacts', many, (one) => countOf(one) >= 2)
    const purpose = { field: 'purpose', op: 'is', value: mark('contactTools', 0, 'purpose') }
    const asked = await this.found('contact', 'contacts', { has: 'tools', where: purpose }, (one) =>
      linked(one, ({ number }) => number === 0),
    )
    if (this.hides('contactTools', 'purpose')) expect(asked).toBeGreaterThanOrEqual(400)
    const inLinz = { field: 'meantForContact.city', op: 'is', value: 'Linz' }
    await this.found('machine', 'machines', inLinz, (one) => {
      const target = leadsTo.get(one)
      return target?.object === 'contact' && this.sees(target) && target.town === 'Linz'
    })
    const meant = { has: 'meant', where: { field: 'town', op: 'is', value: 'Linz' } }
    await this.found('company', 'companies', meant, (one) =>
      [...leadsTo].some(
        ([machine, target]) => target === one && this.sees(machine) && machine.town === 'Linz',
      ),
    )
    for (const path of ['purposes', 'toolNames'])
      for (const query of [
        `?${path}.isNotEmpty`,
        `?sort=${path}`,
        `?fields=${path}`,
        `/aggregate?groupBy=${path}`,
      ])
        await this.ask(`contacts${query}`)
  }

  /** Asks for what satisfies a condition; an answer holds just that of it which is seen. */
  private async found(
    object: Known['object'],
    path: string,
    condition: object,
    holds: (record: Known) => boolean,
  ): Promise<number> {
    const { status, body } = await this.ask(
      `${path}?limit=100&filter=${encodeURIComponent(JSON.stringify(condition))}`,
    )
    const expected = of(object).filter((one) => this.sees(one) && holds(one))
    if (status === 200) expect(ids(body.data), JSON.stringify(condition)).toEqual(ids(expected))
    return status
  }

  /** Groups, sums, files, search, what one is told, and what is told while it happens. */
  private async otherDoors(): Promise<void> {
    for (const query of ['contact.name', 'machine.name', 'machine.town', 'purpose', 'name']) {
      const { status, body } = await this.ask(`contact-tools/aggregate?groupBy=${query}&measures=count`)
      if (status === 200)
        expect(body.data.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(
          this.linksSeen.length,
        )
    }
    await this.ask('machines/aggregate?groupBy=meantForContact.name&measures=count')
    for (const path of ['contacts', 'machines', 'companies', 'contact-tools'])
      for (const format of ['csv', 'jsonl']) await this.ask(`export/${path}?format=${format}`)
    for (const { object, number } of records) await this.ask(`search?q=${mark(object, number, 'name')}`)
    await this.ask(`search?q=${mark('contactTools', 1, 'purpose')}`)
    await this.ask('notifications')
    await this.ask('change-sets?limit=200')
  }

  /** Pages of single records: as they are, as they were, and what happened there. */
  private async pages(): Promise<void> {
    const at = encodeURIComponent(new Date(Date.now() + 60_000).toISOString())
    for (const [object, path] of [
      ['contact', 'contacts'],
      ['machine', 'machines'],
    ] as const)
      for (const record of of(object))
        for (const past of [
          '',
          '/history',
          `/as-of?at=${at}`,
          ...(object === 'contact' ? ['/timeline'] : []),
        ]) {
          const { status } = await this.ask(`${path}/${record.id}${past}`)
          if (!this.sees(record)) expect(status, past).toBeGreaterThanOrEqual(403)
        }
    for (const link of links)
      for (const past of ['', '/history', `/as-of?at=${at}`]) {
        const { status } = await this.ask(`contact-tools/${link.id}${past}`)
        expect(status === 200, `${past} of a link`).toBe(this.seesLink(link))
      }
  }

  /** A link is made, changed and removed by who sees both ends and may change that field of one. */
  private async writes(): Promise<void> {
    const before = await this.stored()
    for (const link of links) {
      const { contact, machine, id, number } = link
      const mayEnd = (object: 'contact' | 'machine', key: string) =>
        this.walked.writes[object] && fieldLevel(this.walked, object, key) === 'write'
      const open = this.seesLink(link) && (mayEnd('contact', 'tools') || mayEnd('machine', 'users'))
      const purpose = mark('contactTools', number, 'purpose', 3)
      const changed = await this.ask(`contact-tools/${id}`, 'PATCH', { purpose })
      const mayWrite = open && fieldLevel(this.walked, 'contactTools', 'purpose') === 'write'
      expect(changed.status === 200, `PATCH of a link: ${JSON.stringify(changed.body)}`).toBe(mayWrite)
      const through = { tools: { remove: [machine.id] } }
      const taken = await this.ask(`contacts/${contact.id}`, 'PATCH', through)
      const isGone = (await this.stored()).find((row) => row.id === id)!.gone
      expect(isGone, `${taken.status} ${JSON.stringify(taken.body)}`).toBe(
        this.seesLink(link) && mayEnd('contact', 'tools'),
      )
      if (isGone) await pool.query('update x_contact_tools set deleted_at = null where id = $1', [id])
      if (mayWrite)
        await pool.query('update x_contact_tools set x_purpose = $2 where id = $1', [
          id,
          mark('contactTools', number, 'purpose'),
        ])
    }
    expect(await this.stored()).toEqual(before)
    const [hidden] = of('machine').filter((machine) => !this.sees(machine))
    const [mine] = of('contact').filter((contact) => this.sees(contact))
    if (hidden && mine) {
      await this.ask(`contacts/${mine.id}`, 'PATCH', { tools: { add: [hidden.id] } })
      await this.ask('contact-tools', 'POST', { contactId: mine.id, machineId: hidden.id })
      expect(await this.stored()).toEqual(before)
    }
  }

  private async stored(): Promise<Array<{ id: string; gone: boolean }>> {
    const { rows } = await pool.query(
      'select id, x_purpose, deleted_at is not null as gone from x_contact_tools order by id',
    )
    return rows
  }
}

const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id).sort()
