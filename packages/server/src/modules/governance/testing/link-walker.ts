import { expect } from 'vitest'
import { LinkSight, type Walk } from './link-sight.ts'
import type { Known, Link, LinkedBusiness } from './linked-business.ts'
import { mark, marksIn } from './marked-business.ts'

/** Somebody who goes through every door in a role, and finds there what the role opens and no more. */
export class LinkWalker {
  private readonly business: LinkedBusiness
  private readonly sight: LinkSight
  constructor(business: LinkedBusiness, role: Walk) {
    this.business = business
    this.sight = new LinkSight(business, role)
  }

  private of(object: Known['object']): Known[] {
    return this.business.records.filter((record) => record.object === object)
  }

  private async ask(path: string, method = 'GET', body?: unknown) {
    const answer = await this.business.app.inject({
      method: method as 'GET',
      url: `/api/v1/${path}`,
      headers: { host: 'shop.example', origin: 'http://shop.example', ...this.business.ana.headers },
      ...(body === undefined ? {} : { payload: body as object }),
    })
    expect(answer.statusCode, `${method} ${path}: ${answer.body.slice(0, 400)}`).toBeLessThan(500)
    // A refusal may repeat what was asked.
    const stray =
      answer.statusCode < 400 ? marksIn(answer.body).filter((each) => !this.sight.allows(each)) : []
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
    const { sees, writes, fields } = this.sight.role
    const rights = (object: Known['object'], may: boolean) => ({
      create: 'none',
      read: sees[object].scope,
      update: may ? sees[object].scope : 'none',
      delete: 'none',
    })
    const { status, body } = await this.business.send(
      'PATCH',
      `/api/v1/roles/${this.business.walkedRoleId}`,
      this.business.olga,
      {
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
      },
    )
    expect(status, JSON.stringify(body)).toBe(200)
  }

  /** Lists show what is seen, each with the links of which both ends are seen, and the column of these where it is open. */
  private async lists(): Promise<void> {
    for (const [object, path, key] of [
      ['contact', 'contacts', 'tools'],
      ['machine', 'machines', 'users'],
    ] as const) {
      const { status, body } = await this.ask(`${path}?limit=100`)
      if (this.sight.role.sees[object].scope === 'none') {
        expect(status).toBe(403)
        continue
      }
      expect(body.data.map(({ id }: Known) => id).sort()).toEqual(
        ids(this.of(object).filter((one) => this.sight.sees(one))),
      )
      for (const row of body.data) {
        const linked = this.sight.linksSeen.filter((link) => link[object].id === row.id)
        const there = this.sight.role.sees[object === 'contact' ? 'machine' : 'contact'].scope !== 'none'
        const open = !this.sight.hides('contact', 'tools') && !this.sight.hides('machine', 'users') && there
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
      expect(ids(found.body.data)).toEqual(ids(this.sight.linksSeen))
      expect(found.body.count).toBe(this.sight.linksSeen.length)
    } else expect(this.sight.linksSeen).toEqual([])
  }

  /** What one asks of links and beyond them counts those that are seen, and what is hidden is not asked for at all. */
  private async questions(): Promise<void> {
    const linked = (contact: Known, holds: (link: Link) => boolean) =>
      this.sight.linksSeen.some((link) => link.contact === contact && holds(link))
    const inGraz = ({ machine }: Link) => machine.town === 'Graz'
    const beyond = { has: 'tools', where: { field: 'machine.town', op: 'is', value: 'Graz' } }
    await this.found('contact', 'contacts', beyond, (one) => linked(one, inGraz))
    await this.found('contact', 'contacts', { not: beyond }, (one) => !linked(one, inGraz))
    const many = { has: 'tools', count: true, op: 'gte', value: 2 }
    const countOf = (one: Known) => this.sight.linksSeen.filter(({ contact }) => contact === one).length
    await this.found('contact', 'contacts', many, (one) => countOf(one) >= 2)
    const purpose = { field: 'purpose', op: 'is', value: mark('contactTools', 0, 'purpose') }
    const asked = await this.found('contact', 'contacts', { has: 'tools', where: purpose }, (one) =>
      linked(one, ({ number }) => number === 0),
    )
    if (this.sight.hides('contactTools', 'purpose')) expect(asked).toBeGreaterThanOrEqual(400)
    const inLinz = { field: 'meantForContact.city', op: 'is', value: 'Linz' }
    await this.found('machine', 'machines', inLinz, (one) => {
      const target = this.business.leadsTo.get(one)
      return target?.object === 'contact' && this.sight.sees(target) && target.town === 'Linz'
    })
    const meant = { has: 'meant', where: { field: 'town', op: 'is', value: 'Linz' } }
    await this.found('company', 'companies', meant, (one) =>
      [...this.business.leadsTo].some(
        ([machine, target]) => target === one && this.sight.sees(machine) && machine.town === 'Linz',
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
    const expected = this.of(object).filter((one) => this.sight.sees(one) && holds(one))
    if (status === 200) expect(ids(body.data), JSON.stringify(condition)).toEqual(ids(expected))
    return status
  }

  /** Groups, sums, files, search, what one is told, and what is told while it happens. */
  private async otherDoors(): Promise<void> {
    for (const query of ['contact.name', 'machine.name', 'machine.town', 'purpose', 'name']) {
      const { status, body } = await this.ask(`contact-tools/aggregate?groupBy=${query}&measures=count`)
      if (status === 200)
        expect(body.data.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(
          this.sight.linksSeen.length,
        )
    }
    await this.ask('machines/aggregate?groupBy=meantForContact.name&measures=count')
    for (const path of ['contacts', 'machines', 'companies', 'contact-tools'])
      for (const format of ['csv', 'jsonl']) await this.ask(`export/${path}?format=${format}`)
    for (const { object, number } of this.business.records)
      await this.ask(`search?q=${mark(object, number, 'name')}`)
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
      for (const record of this.of(object))
        for (const past of [
          '',
          '/history',
          `/as-of?at=${at}`,
          ...(object === 'contact' ? ['/timeline'] : []),
        ]) {
          const { status } = await this.ask(`${path}/${record.id}${past}`)
          if (!this.sight.sees(record)) expect(status, past).toBeGreaterThanOrEqual(403)
        }
    for (const link of this.business.links)
      for (const past of ['', '/history', `/as-of?at=${at}`]) {
        const { status } = await this.ask(`contact-tools/${link.id}${past}`)
        expect(status === 200, `${past} of a link`).toBe(this.sight.seesLink(link))
      }
  }

  /** A link is made, changed and removed by who sees both ends and may change that field of one. */
  private async writes(): Promise<void> {
    const before = await this.stored()
    for (const link of this.business.links) {
      const { contact, machine, id, number } = link
      const open =
        this.sight.seesLink(link) &&
        (this.sight.mayEnd('contact', 'tools') || this.sight.mayEnd('machine', 'users'))
      const purpose = mark('contactTools', number, 'purpose', 3)
      const changed = await this.ask(`contact-tools/${id}`, 'PATCH', { purpose })
      const mayWrite = open && this.sight.level('contactTools', 'purpose') === 'write'
      expect(changed.status === 200, `PATCH of a link: ${JSON.stringify(changed.body)}`).toBe(mayWrite)
      const through = { tools: { remove: [machine.id] } }
      const taken = await this.ask(`contacts/${contact.id}`, 'PATCH', through)
      const isGone = (await this.stored()).find((row) => row.id === id)!.gone
      expect(isGone, `${taken.status} ${JSON.stringify(taken.body)}`).toBe(
        this.sight.seesLink(link) && this.sight.mayEnd('contact', 'tools'),
      )
      if (isGone)
        await this.business.pool.query('update x_contact_tools set deleted_at = null where id = $1', [id])
      if (mayWrite)
        await this.business.pool.query('update x_contact_tools set x_purpose = $2 where id = $1', [
          id,
          mark('contactTools', number, 'purpose'),
        ])
    }
    expect(await this.stored()).toEqual(before)
    const [hidden] = this.of('machine').filter((machine) => !this.sight.sees(machine))
    const [mine] = this.of('contact').filter((contact) => this.sight.sees(contact))
    if (hidden && mine) {
      await this.ask(`contacts/${mine.id}`, 'PATCH', { tools: { add: [hidden.id] } })
      await this.ask('contact-tools', 'POST', { contactId: mine.id, machineId: hidden.id })
      expect(await this.stored()).toEqual(before)
    }
  }

  private async stored(): Promise<Array<{ id: string; gone: boolean }>> {
    const { rows } = await this.business.pool.query(
      'select id, x_purpose, deleted_at is not null as gone from x_contact_tools order by id',
    )
    return rows
  }
}

/** Ids of records, in an order of their own. */
const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id).sort()
