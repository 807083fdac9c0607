import { describe, expect, test } from 'vitest'
import { scanDuplicates } from '../../../records/duplicates/run-scan.ts'
import { undo } from '../../../records/index.ts'
import { jobHandle, testCollect } from '../testing.ts'

const { pool, services, importFile, dryRun, twins, ctx } = await testCollect()

const there = `Name,E-mail,Phone,Street,City
Marta Kowalczyk,marta@kaffa.example,+48583010001,ul. Długa 7,Gdańsk
Otto Lindemann,otto@kaffa.example,+498912345678,Hafengasse 3,Ulm
Åsa Lindqvist,asa@kaffa.example,+46812345678,Storgatan 12,Lund
José de la Cruz,jose@kaffa.example,+34912345678,Calle Mayor 5,Madrid
Zoë Müller,zoe@kaffa.example,+41441234567,Seestrasse 9,Zürich
Ana O’Neil,ana@kaffa.example,+35312345678,Pier Road 2,Dublin
`
/** Two who are there, misspelt; somebody new, who is in it twice; and two strangers. */
const till = `Name,Phone,Street,City,Customer number
Kowalczik Marta,+48583010001,Dluga 7,Gdansk,K1
Lindeman Otto,+498912345678,Hafengasse 3,Ulm,K2
Tomasz Wiśniewski,+48585550101,Morska 41,Gdynia,K3
Wisniewski Tomasz,+48585550101,Morska 41,Gdynia,K4
Lin Wei,+862112345678,Nanjing Road 1,Shanghai,K5
Ewa Nowak,+48221234567,Polna 14,Warszawa,K6
`
const people = async () => {
  const { rows } = await pool.query<Record<'name' | 'email' | 'phone' | 'customer_number', string | null>>(
    'select name, email, phone, customer_number from contact where deleted_at is null order by name collate "C"',
  )
  return rows
}

await importFile('contacts', there)
const before = await people()

describe('a file with people who are there already, though no key of theirs says so', () => {
  test('says exactly how many look like somebody, whom and why', async () => {
    const found = await twins('contacts', till)
    expect(found).toMatchObject({ there: 2, within: 1, sure: 3, atLeast: 0.95 })
    const [marta] = found.examples.filter(({ title }) => title === 'Kowalczik Marta')
    expect(marta).toMatchObject({ rowNumber: 2, isSure: true, record: { name: 'Marta Kowalczyk' } })
    expect(marta?.because).toMatch(/^Same street/)
    expect(found.examples.at(-1)).toMatchObject({
      title: 'Wisniewski Tomasz',
      row: { rowNumber: 4, title: 'Tomasz Wiśniewski' },
    })
    expect(await people()).toEqual(before)
  })

  test('made all the same, they wait among the duplicates: the pairs that were told', async () => {
    const { changeSetId, ...done } = await importFile('contacts', till)
    expect(done).toMatchObject({ created: 6, updated: 0, rejected: 0 })
    const { rows } = await pool.query(
      `select id from duplicate_scan where change_set_id = $1 and status = 'queued'`,
      [changeSetId],
    )
    await scanDuplicates.run({ scanId: rows[0].id, label: 'people' }, jobHandle(services))
    const pairs = await pool.query('select count(*)::integer from duplicate_candidate')
    expect(pairs.rows).toEqual([{ count: 3 }])
    await undo(ctx, changeSetId!)
    expect(await people()).toEqual(before)
  })

  test('skipped, they are kept apart with the reason', async () => {
    const counted = await dryRun('contacts', till, { twins: 'skip' })
    expect(counted).toMatchObject({ total: 6, created: 3, updated: 0, unchanged: 0, rejected: 3 })
    expect(counted.rejectedRows.map(({ rowNumber, problems }) => [rowNumber, ...problems])).toEqual([
      [2, 'Looks like one that is there already'],
      [3, 'Looks like one that is there already'],
      [5, 'Looks like row 4 of this file'],
    ])
  })

  test('completing whom they look like, they add what is lacking, keep what is there, and can be taken back', async () => {
    const counted = await dryRun('contacts', till, { twins: 'complete' })
    const done = await importFile('contacts', till, { twins: 'complete' })
    const counts = { total: 6, created: 3, updated: 3, unchanged: 0, rejected: 0 }
    expect([counted, done]).toMatchObject([counts, counts])
    expect(counted.notes).toContain(
      'Name: 3 rows say something else than whom they complete; what is there stays.',
    )
    expect(await people()).toContainEqual({
      name: 'Marta Kowalczyk',
      email: 'marta@kaffa.example',
      phone: '+48583010001',
      customer_number: 'K1',
    })
    expect((await people()).map(({ name }) => name)).not.toContain('Wisniewski Tomasz')
    await undo(ctx, done.changeSetId!)
    expect(await people()).toEqual(before)
  })
})

describe('the sales of a till that knows people by a number and a telephone', () => {
  const sales = `Receipt;Date;Customer no;Customer name;Phone;Product;Amount
1;2024-03-01;K1;M. Kowalczyk;58 301 00 01;Guji;13.50
2;2024-03-02;K1;M. Kowalczyk;58 301 00 01;Guji;13.50
3;2024-03-02;K9;Kowalczyk Marta;+48 58 301 00 01;Yirgacheffe;12.00
4;2024-03-03;K2;Otto Lindeman;+49 89 12345678;Guji;13.50
5;2024-03-03;K7;Bo Park;+82 2 1234 5678;Guji;13.50
6;2024-03-04;K8;Hans Müller;+41 44 123 45 67;Guji;13.50
`
  test('are said to look like them, and complete them where that is chosen', async () => {
    await services.settings.set({ locale: 'pl-PL' }, { userId: null, at: new Date() })
    // A Müller with the telephone of another looks like her, but nobody takes him for her.
    expect(await twins('transactions', sales)).toMatchObject({ there: 4, within: 0, sure: 3 })
    const done = await importFile('transactions', sales, { twins: 'complete' })
    expect(done).toMatchObject({ total: 6, created: 6, rejected: 0 })
    const { rows } = await pool.query(
      `select name, phone, customer_number as number, order_count as orders from contact where order_count > 0 and deleted_at is null order by 1`,
    )
    expect(rows).toEqual([
      { name: 'Bo Park', phone: '+82212345678', number: 'K7', orders: 1 },
      { name: 'Hans Müller', phone: '+41441234567', number: 'K8', orders: 1 },
      { name: 'Marta Kowalczyk', phone: '+48583010001', number: 'K1', orders: 3 },
      { name: 'Otto Lindemann', phone: '+498912345678', number: 'K2', orders: 1 },
    ])
  })

  test('are never left out because of who bought', async () => {
    await expect(importFile('transactions', sales, { twins: 'skip' })).rejects.toMatchObject({
      code: 'import.bad-twins',
    })
  })
})
