/** The doors through which records are read, each held to what a role may see. */
import { expect } from 'vitest'
import { type Asking, markedObjects, paths } from './asking.ts'
import { type MarkedObject, type MarkedRecord, mark } from './marked-business.ts'
import type { Oracle } from './what-may-be-seen.ts'

const includes: Record<MarkedObject, readonly string[]> = {
  contact: ['company', 'orders', 'notes'],
  company: ['contacts', 'contacts.orders'],
  order: ['contact', 'contact.company'],
  note: ['contact'],
}

const idsOf = (records: readonly { id: string }[]): string[] => records.map(({ id }) => id).sort()

/** Lists, counts and what is included show exactly what may be seen. */
export async function checkLists({ oracle, ask }: Asking): Promise<void> {
  for (const object of markedObjects) {
    const list = await ask('GET', `${paths[object]}?limit=200`)
    const counted = await ask('GET', `${paths[object]}/count`)
    if (!oracle.mayAny('read', object)) {
      expect([list.status, counted.status]).toEqual([403, 403])
      continue
    }
    expect(list.status, JSON.stringify(list.body)).toBe(200)
    const visible = idsOf(oracle.visible(object))
    expect(idsOf(list.body.data)).toEqual(visible)
    expect([list.body.count, counted.body.count]).toEqual([visible.length, visible.length])
    const pages = await ask('POST', `${paths[object]}/pages`, { each: [{ all: [] }], limit: 100 })
    expect(idsOf(pages.body.data[0].data)).toEqual(visible)
    await checkBoard({ oracle, ask, object, visible })
    for (const include of includes[object]) await ask('GET', `${paths[object]}?include=${include}`)
  }
}

/** A field by which a board of each object is made. */
const columnsBy: Record<MarkedObject, string> = {
  contact: 'lifecycle',
  company: 'industry',
  order: 'channel',
  note: 'contact',
}

/** The columns of a board together hold what may be seen, and their counts count that. */
async function checkBoard({
  oracle,
  ask,
  object,
  visible,
}: Pick<Asking, 'oracle' | 'ask'> & { object: MarkedObject; visible: readonly string[] }): Promise<void> {
  const by = columnsBy[object]
  const { status, body } = await ask('POST', `${paths[object]}/board`, { by, limit: 100 })
  if (oracle.hides(object, by)) expect(status).toBe(400)
  else {
    expect(idsOf(body.columns.flatMap(({ data }: { data: { id: string }[] }) => data))).toEqual(visible)
    expect(sumOf(body.sums, 'count')).toBe(visible.length)
  }
}

/** Sums are those of what may be seen. */
export async function checkSums({ oracle, ask }: Asking): Promise<void> {
  const employees = await ask('GET', 'companies/aggregate?groupBy=industry&measures=count,sum:employees')
  if (!oracle.mayAny('read', 'company') || oracle.hides('company', 'industry', 'employees'))
    expect(employees.status).toBeGreaterThanOrEqual(400)
  else {
    const companies = oracle.visible('company')
    expect(sumOf(employees.body.data, 'count')).toBe(companies.length)
    expect(sumOf(employees.body.data, 'sum:employees')).toBe(plainSum(companies, 'employees'))
  }
  const totals = await ask('GET', 'orders/aggregate?groupBy=contact.city&measures=sum:total')
  if (
    !oracle.mayAny('read', 'order') ||
    oracle.hides('order', 'contact', 'total') ||
    oracle.hides('contact', 'city')
  )
    expect(totals.status).toBeGreaterThanOrEqual(400)
  else if (totals.status === 200) {
    const shown = oracle.visible('order')
    expect(sumOf(totals.body.data, 'sum:total')).toBe(plainSum(shown, 'total'))
    const known = shown.filter(({ contact }) => contact && oracle.may('read', oracle.business.get(contact)!))
    const inCities = (totals.body.data as Record<string, unknown>[]).filter(
      (row) => row['contact.city'] !== null,
    )
    expect(sumOf(inCities, 'sum:total')).toBe(plainSum(known, 'total'))
  }
}

const sumOf = (rows: readonly Record<string, unknown>[], measure: string): number =>
  rows.reduce((sum, row) => sum + Number(row[measure]), 0)
const plainSum = (records: readonly MarkedRecord[], field: string): number =>
  records.reduce((sum, { plain }) => sum + Number(plain[field]), 0)

/** A question about other records counts those that may be seen, and no others. */
export async function checkQuestionsAboutOthers({ oracle, ask }: Asking): Promise<void> {
  const contacts = oracle.visible('contact')
  const companyOf = ({ company }: MarkedRecord) => (company ? oracle.business.get(company) : undefined)
  const ordersOf = ({ id }: MarkedRecord) => oracle.visible('order').filter(({ contact }) => contact === id)
  const expectAnswer = async (query: string, refused: boolean, expected: readonly MarkedRecord[]) => {
    const answer = await ask('GET', `contacts?limit=200&${query}`)
    if (refused || !oracle.mayAny('read', 'contact')) expect(answer.status).toBeGreaterThanOrEqual(400)
    else if (answer.status === 200) expect(idsOf(answer.body.data)).toEqual(idsOf(expected))
    else expect([oracle.mayAny('read', 'company'), oracle.mayAny('read', 'order')]).toContain(false)
  }
  await expectAnswer(
    'company.industry=Hotel',
    oracle.hides('contact', 'company') || oracle.hides('company', 'industry'),
    contacts.filter((contact) => {
      const company = companyOf(contact)
      return company && oracle.may('read', company) && company.plain.industry === 'Hotel'
    }),
  )
  const inStore = { has: 'orders', where: { field: 'channel', op: 'is', value: 'store' } }
  const storeHidden = oracle.hides('order', 'contact', 'channel')
  const boughtInStore = (contact: MarkedRecord) =>
    ordersOf(contact).some(({ plain }) => plain.channel === 'store')
  await expectAnswer(filterOf(inStore), storeHidden, contacts.filter(boughtInStore))
  await expectAnswer(
    filterOf({ not: inStore }),
    storeHidden,
    contacts.filter((contact) => !boughtInStore(contact)),
  )
  await expectAnswer(
    filterOf({ has: 'orders', sum: 'total', op: 'gte', value: 40 }),
    oracle.hides('order', 'contact', 'total'),
    contacts.filter((contact) => plainSum(ordersOf(contact), 'total') >= 40),
  )
}

const filterOf = (condition: unknown): string => `filter=${encodeURIComponent(JSON.stringify(condition))}`

/** Nobody feels for a hidden field by asking, sorting or grouping by it. */
export async function checkHiddenQuestions({ oracle, ask }: Asking): Promise<void> {
  for (const object of markedObjects) {
    const hidden = Object.keys(oracle.rights.fields[object]).filter((field) => oracle.hides(object, field))
    for (const field of hidden)
      for (const query of [
        `?${field}.isNotEmpty`,
        `/count?${field}.isEmpty`,
        `?sort=${field}`,
        `?fields=${field}`,
        `/aggregate?groupBy=${field}`,
        `/aggregate?measures=max:${field}`,
      ]) {
        const { status } = await ask('GET', `${paths[object]}${query}`)
        expect(status, `${object}${query}`).toBeGreaterThanOrEqual(400)
      }
  }
}

/** A record is there for those who may see it, and says what they may do with it. */
export async function checkSingleRecords({ oracle, ask }: Asking): Promise<void> {
  for (const record of oracle.business.values()) {
    const { status, body } = await ask('GET', `${paths[record.object]}/${record.id}?include=may`)
    expect(status).toBe(statusOfReading(oracle, record))
    if (status !== 200) continue
    expect(body.may).toEqual({ update: oracle.may('update', record), delete: oracle.may('delete', record) })
    for (const field of Object.keys(oracle.rights.fields[record.object]))
      if (oracle.hides(record.object, field)) expect(Object.keys(body)).not.toContain(field)
  }
}

function statusOfReading(oracle: Oracle, record: MarkedRecord): number {
  if (!oracle.mayAny('read', record.object)) return 403
  return oracle.may('read', record) ? 200 : 404
}

/** Search finds what may be seen, by what may be seen of it. */
export async function checkSearch({ oracle, ask }: Asking): Promise<void> {
  for (const record of oracle.business.values()) {
    const field = { contact: 'email', company: 'name', order: 'number', note: 'text' }[record.object]
    const { status, body } = await ask('GET', `search?q=${mark(record.object, record.number, field)}`)
    expect(status).toBe(200)
    for (const { id } of body.data as { id: string }[])
      expect(oracle.may('read', oracle.business.get(id)!)).toBe(true)
    if (oracle.hides(record.object, field)) expect(body.data).toEqual([])
  }
}

/** The past tells no more than the present. */
export async function checkPast({ oracle, ask }: Asking): Promise<void> {
  const now = encodeURIComponent(new Date(Date.now() + 60_000).toISOString())
  for (const record of oracle.business.values()) {
    const path = `${paths[record.object]}/${record.id}`
    for (const past of [`${path}/history`, `${path}/as-of?at=${now}`])
      expect((await ask('GET', past)).status).toBe(statusOfReading(oracle, record))
  }
  await ask('GET', 'change-sets?limit=200')
  await ask('GET', 'objects')
}
