/** A business of people, companies and machines that are linked, every text of which says where it comes from. */
import { fillComputedNow } from '../../../records/testing.ts'
import { product } from '../../index.ts'
import { type Caller, type TestServer, testServer } from '../testing.ts'
import { mark } from './marked-business.ts'

/** A record, and what scopes and questions ask for. */
export interface Known {
  id: string
  object: 'contact' | 'machine' | 'company'
  number: number
  owner: string
  town: string
}

/** A person who uses a machine. */
export interface Link {
  id: string
  number: number
  contact: Known
  machine: Known
}

/** The business, its owner, and Ana, whose role changes. */
export interface LinkedBusiness extends TestServer {
  records: readonly Known[]
  links: readonly Link[]
  /** Where a machine leads: to a person or a company. */
  leadsTo: ReadonlyMap<Known, Known>
  olga: Caller
  ana: Caller & { id: string }
  /** Her role, which every walk changes. */
  walkedRoleId: string
}

const towns = ['Linz', 'Graz', 'Wien']

/** Opens it. Of people, companies and machines every other one is Ana's, the rest is Ben's. */
export async function openLinkedBusiness(): Promise<LinkedBusiness> {
  const server = await testServer(product)
  const { send } = server
  const olga = await server.owner()
  const roleId = await server.role('walker', {})
  const ana = await server.person('Ana', olga, { roleId })
  const ben = await server.person('Ben', olga, { roleId: await server.roleId('member') })
  const make: Make = async (path, body) => {
    const answer = await send('POST', `/api/v1/${path}`, olga, body)
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  await shape(make)
  const { records, leadsTo } = await addRecords(make, [ana.id, ben.id])
  const links = await addLinks(make, records)
  for (const { id, number, object } of records)
    if (object === 'contact')
      await send('PATCH', `/api/v1/contacts/${id}`, olga, {
        jobTitle: mark('contact', number, 'jobTitle', 1),
      })
  await tell(server, [...records, ...links.map(({ id }) => ({ id, object: 'contactTools' }))], ana.id, ben.id)
  for (const key of ['purposes', 'toolNames']) await fillComputedNow(server.services, 'contact', key)
  return { ...server, records, links, leadsTo, olga, ana, walkedRoleId: roleId }
}

// biome-ignore lint/suspicious/noExplicitAny: the answers of the API are whatever was asked for
type Make = (path: string, body: object) => Promise<any>

/** Machines, the tools of a person, and what these come to. */
async function shape(make: Make): Promise<void> {
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
}

async function addRecords(make: Make, owners: readonly [string, string]) {
  const records: Known[] = []
  const leadsTo = new Map<Known, Known>()
  const of = (object: Known['object']) => records.filter((record) => record.object === object)
  const add = async (object: Known['object'], path: string, number: number, values: object) => {
    const owner = owners[number % 2]!
    const body = await make(path, { name: mark(object, number, 'name'), ownerId: owner, ...values })
    const known = { id: body.id, object, number, owner, town: towns[number % 3]! }
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
    const town = towns[(number >> 1) % 3]!
    const machine = await add('machine', 'machines', number, { town, meantFor })
    machine.town = town
    if (target) leadsTo.set(machine, target)
  }
  return { records, leadsTo }
}

/** Everybody uses two machines, and every machine is used by two. */
async function addLinks(make: Make, records: readonly Known[]): Promise<Link[]> {
  const links: Link[] = []
  const [contacts, machines] = (['contact', 'machine'] as const).map((object) =>
    records.filter((record) => record.object === object),
  )
  for (const [index, contact] of contacts!.entries())
    for (const machine of [machines![index]!, machines![(index + 1) % 6]!]) {
      const number = links.length
      const purpose = mark('contactTools', number, 'purpose')
      const { id } = await make('contact-tools', { contactId: contact.id, machineId: machine.id, purpose })
      links.push({ id, number, contact, machine })
    }
  return links
}

/** Somebody is told that all of this was written. */
async function tell(
  { pool }: TestServer,
  records: ReadonlyArray<{ id: string; object: string }>,
  to: string,
  by: string,
): Promise<void> {
  for (const { id, object } of records)
    await pool.query(
      `insert into notification (user_id, object, record_id, kind, about_object, about_id, fields, by_id, at, in_app)
       values ($1, $2, $3, 'written', $2, $3, array['name'], $4, now(), true)`,
      [to, object, id, by],
    )
}
