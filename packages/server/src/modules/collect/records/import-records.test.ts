import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { previewUpload } from '../preview-upload.ts'
import { rejectedFile } from '../rejected-file.ts'
import { dataSet, describeWithDataSets, type TestImport, testCollect } from '../testing.ts'

const collect = await testCollect()
const { pool, services, ctx } = collect

async function people(where: string): Promise<Record<string, unknown>[]> {
  const { rows } = await pool.query(
    `select contact.*, company.name as company from contact left join company on company.id = company_id where ${where} order by contact.name`,
  )
  return rows
}

const addsUp = ({
  total,
  created,
  updated,
  unchanged,
  rejected,
}: Omit<TestImport, 'id' | 'status' | 'problem' | 'changeSetId'>) =>
  expect(created + updated + unchanged + rejected).toBe(total)

async function rejectedText(id: string): Promise<string> {
  let text = ''
  for await (const piece of rejectedFile(pool, id)) text += piece
  return text
}

describe('a file of people', () => {
  const file = 'Name,E-mail,Company,Stage\nAnn Li,ann@x.example,Linde,Customer\nBob,bob@x.example,Linde,VIP\n'

  it('is counted exactly before it is imported, and nothing stays of the counting', async () => {
    const counted = await collect.dryRun('contacts', file)
    expect(counted).toMatchObject({ total: 2, created: 1, rejected: 1, updated: 0, unchanged: 0 })
    expect(counted.rejectedRows).toMatchObject([
      { rowNumber: 3, cells: ['Bob', 'bob@x.example', 'Linde', 'VIP'] },
    ])
    expect(counted.rejectedRows[0]?.problems[0]).toContain('VIP')
    expect(await people('true')).toEqual([])
    for (const table of ['import_record', 'import_rejected', 'import', 'change_set', 'company'])
      expect((await pool.query(`select from ${table}`)).rowCount, table).toBe(0)
  })

  it('is mended by hand and by statement, and read so again after a crash', async () => {
    const run = await collect.importFile('contacts', file, {
      mapping: {
        'Name: first name': 'firstName',
        'Name: last name': 'lastName',
        'E-mail': 'email',
        Company: 'company',
        Stage: 'lifecycle',
      },
      fixes: [
        { fix: 'splitName', column: 'Name' },
        { fix: 'values', column: 'Stage', values: { VIP: 'regular' } },
      ],
      edits: { 3: { Name: 'ignored', 'Name: first name': 'Robert' } },
    })
    expect(run).toMatchObject({ total: 2, created: 2, rejected: 0 })
    expect(await people('true')).toMatchObject([
      { name: 'Ann Li', first_name: 'Ann', last_name: 'Li', lifecycle: 'customer', company: 'Linde' },
      { name: 'Robert', first_name: 'Robert', lifecycle: 'regular', company: 'Linde' },
    ])
  })

  it('is read as the last one with the same header was', async () => {
    const { hash } = await services.files.write([Buffer.from(file)] as never)
    const preview = await previewUpload(services, ctx.actor, { fileKey: hash, options: {} })
    expect(preview).toMatchObject({
      kind: 'contacts',
      recognised: { by: 'memory', fileName: 'test.csv' },
      mapping: { 'Name: first name': 'firstName', Stage: 'lifecycle' },
    })
    expect(preview.columns.at(-1)).toMatchObject({
      name: 'Name: last name',
      field: 'lastName',
      isAdded: true,
    })
    const fresh = await previewUpload(services, ctx.actor, { fileKey: hash, options: { fresh: true } })
    expect(fresh).toMatchObject({ recognised: null, fixes: [] })
  })

  it('only adds, or only changes, by the fields it is matched by', async () => {
    const more = 'name,email\nRobert,bob@x.example\nCleo,cleo@x.example\n'
    const by = { mapping: { name: 'name', email: 'email' } } as const
    expect(await collect.dryRun('contacts', more, { ...by, mode: 'create' })).toMatchObject({
      created: 1,
      rejected: 1,
    })
    expect(await collect.dryRun('contacts', more, { ...by, mode: 'update' })).toMatchObject({
      unchanged: 1,
      rejected: 1,
    })
    const moved = 'name,email\nRobert,rob@y.example\n'
    expect(await collect.dryRun('contacts', moved, { ...by, match: ['name'] })).toMatchObject({ updated: 1 })
    expect(await collect.dryRun('contacts', moved, by)).toMatchObject({ created: 1 })
    await expect(collect.dryRun('contacts', moved, { ...by, match: ['lifecycle'] })).resolves.toBeDefined()
    await expect(collect.start('contacts', moved, { ...by, match: ['lifecycle'] })).rejects.toMatchObject({
      code: 'import.bad-match',
    })
  })

  it('names what cannot make a record, with the row as it stands in the file, to be mended and sent again', async () => {
    const run = await collect.importFile(
      'contacts',
      'city,phone,e-mail,owner\nHel,,,\n,+48 58 301 00 00,=1@x.example,Nobody\n"Hel, PL",,,\n',
    )
    addsUp(run)
    expect(run).toMatchObject({ created: 1, rejected: 2 })
    expect(await rejectedText(run.id)).toBe(
      '\ufeffRow,Reason,city,phone,e-mail,owner\r\n' +
        '"2","Name: is missing, and no record is known by the rest of the row",Hel,,,\r\n'.replaceAll(
          '"2"',
          '2',
        ) +
        '4,"Name: is missing, and no record is known by the rest of the row","Hel, PL",,,\r\n',
    )
  })

  it('leaves cells empty that cannot be read, where that is wished, and counts them', async () => {
    const file =
      'name,birthday,e-mail\nPat Moore,--01-10,\nMia Wren,1980-05-01,\nJo Ash,in spring,no address\n'
    const mapping = { name: 'name', birthday: 'birthday', 'e-mail': 'email' }
    const wish = { mapping, leaveEmpty: ['birthday'] }
    expect(await collect.dryRun('contacts', file, { mapping })).toMatchObject({ created: 1, rejected: 2 })
    expect(await collect.dryRun('contacts', file, wish)).toMatchObject({
      created: 2,
      rejected: 1,
      rejectedRows: [{ problems: [expect.stringContaining('no address')] }],
      notes: ['Birthday: one cell that cannot be read is left empty.'],
    })
    addsUp(await collect.importFile('contacts', file, wish))
    expect(await people("contact.name = 'Pat Moore'")).toMatchObject([{ name: 'Pat Moore' }])
  })

  it('refers to records by name, by what only they have, or by id, and says which names are nobody', async () => {
    const [ann] = await people("contact.email = 'ann@x.example'")
    const tasks = `title,person,owner\nCall,ANN LI,Zoe\nWrite,ann@x.example,\nMeet,${ann?.id},\n`
    const mapping = { title: 'title', person: 'contact', owner: 'owner' }
    expect(await collect.dryRun('tasks', tasks, { mapping })).toMatchObject({
      created: 3,
      notes: ['Owner: “Zoe” is nobody here, and left empty.'],
    })
    await collect.importFile('tasks', tasks, { mapping })
    const { rows } = await pool.query('select title from task where contact_id = $1 order by 1', [ann?.id])
    expect(rows).toEqual([{ title: 'Call' }, { title: 'Meet' }, { title: 'Write' }])
  })

  it('leaves out rights that its person has not', async () => {
    const { actor } = collect.as({
      key: 'adder',
      label: 'Adder',
      description: '',
      objects: { contact: { create: 'all', read: 'all', update: 'mine', delete: 'none' } },
      fields: {},
      capabilities: ['import.run'],
    })
    const { dryRun } = await import('../dry-run.ts')
    const { hash: fileKey } = await services.files.write([Buffer.from('name\nDan\n')] as never)
    const wanted = { kind: 'contacts', fileName: 'a.csv', fileKey }
    await expect(dryRun(services, actor, { ...wanted, options: {} })).rejects.toMatchObject({
      code: 'import.not-allowed',
    })
    expect(await dryRun(services, actor, { ...wanted, options: { mode: 'create' } })).toMatchObject({
      created: 1,
    })
  })
})

describeWithDataSets('what other programs export', () => {
  const options = { fresh: true }

  it('Google Contacts, new: several addresses in one cell, labels, an address with lines', async () => {
    const file = { path: dataSet('contact-exports/composed_google_contacts_new_small.csv') }
    expect(await collect.importFile('contacts', file, options)).toMatchObject({ total: 1, created: 1 })
    expect(await people("contact.email = 'grace@example.com'")).toMatchObject([
      {
        name: 'Grace Example',
        phone: '+12125550199',
        company: 'US Navy',
        job_title: 'Rear Admiral',
        birthday: '1906-12-09',
        tags: ['Navy'],
        street: '1 Main St',
        city: 'Arlington',
        postcode: '22201',
        country: 'US',
      },
    ])
  })

  it('Google Contacts, old, says what Roundcube makes of it', async () => {
    const file = { path: dataSet('contact-exports/roundcube_gmail.csv') }
    // Its country and its telephone numbers are words.
    const counted = await collect.dryRun('contacts', file, options)
    expect(counted).toMatchObject({
      total: 1,
      rejected: 1,
      rejectedRows: [{ problems: [expect.stringContaining('home_country')] }],
    })
    const mended = { ...options, edits: { 2: { Phone: '+48 58 301 00 00', 'Address 1 - Country': 'PL' } } }
    expect(await collect.importFile('contacts', file, mended)).toMatchObject({ total: 1, created: 1 })
    expect(await people("contact.email = 'home@aaa.pl'")).toMatchObject([
      {
        first_name: 'Firstname',
        last_name: 'Lastname',
        birthday: '1975-12-12',
        company: 'company',
        tags: ['Test'],
        about: 'note"note',
      },
    ])
  })

  it('HubSpot: its stages, a contact without anything, one twice', async () => {
    const file = { path: dataSet('contact-exports/composed_hubspot_contacts.csv') }
    const run = await collect.importFile('contacts', file, options)
    expect(run).toMatchObject({ total: 5, created: 3, updated: 1, rejected: 1 })
    expect(
      await people("contact.email ilike 'camille@example.com' or contact.email ilike 'john@example.com'"),
    ).toMatchObject([
      { name: expect.stringMatching(/^Camille Durand$/i), lifecycle: 'customer', phone: '+33199001234' },
      { name: 'John Smith', lifecycle: 'prospect', country: 'AU' },
    ])
  })

  it('LinkedIn and Atomic CRM', async () => {
    const linkedIn = { path: dataSet('contact-exports/composed_linkedin_connections.csv') }
    expect(await collect.importFile('contacts', linkedIn, options)).toMatchObject({
      total: 4,
      created: 3,
      rejected: 1,
    })
    const atomic = { path: dataSet('contact-exports/atomic-crm_contacts_1.csv') }
    const run = await collect.importFile('contacts', atomic, options)
    addsUp(run)
    expect(run).toMatchObject({ total: 500, rejected: 0 })
    expect(await people("contact.email = 'Faith72@yahoo.com'")).toMatchObject([
      { name: 'Faith Leuschke', company: 'Brekke, Dietrich and Klein', tags: ['vip'] },
    ])
  })

  const files = [
    'vcards',
    'contact-exports',
    'csv-torture/messy',
    'csv-torture/spectrum',
    'spreadsheets',
  ].flatMap((folder) => readdirSync(dataSet(folder)).map((name) => `${folder}/${name}`))

  it('adds up for every file there is, or says why it is not read', async () => {
    for (const file of files) {
      const counted = await collect.dryRun('contacts', { path: dataSet(file) }, options).catch((error) => {
        expect(error, file).toMatchObject({
          code: expect.stringMatching(/^import\./),
          title: expect.stringMatching(/\.$/),
        })
      })
      if (counted) addsUp(counted)
    }
  })

  it('vCards: their preferred address, numbers and places', async () => {
    const { created } = await collect.importFile(
      'contacts',
      { path: dataSet('vcards/outlook-2007.vcf') },
      options,
    )
    expect(created).toBe(1)
    expect(await people("contact.email = 'mike.angstadt@gmail.com'")).toMatchObject([
      {
        first_name: 'Michael',
        company: 'TheCompany',
        birthday: '1922-03-10',
        street: '222 Broadway, TheOffice',
        postcode: '99999',
        country: 'US',
      },
    ])
  })
})

describeWithDataSets('single values of the world', () => {
  it('keeps e-mail addresses that may be used, and refuses what is none', async () => {
    const file = { path: dataSet('email-addresses/isemail_tests.jsonl') }
    const run = await collect.importFile('contacts', file, {
      mapping: { address: 'email', diagnosis: 'about' },
    })
    expect(run.problem).toBeNull()
    addsUp(run)
    const kept = await people("contact.about like 'ISEMAIL_%'")
    expect(kept.map(({ about }) => about).filter((about) => /^ISEMAIL_ERR/.test(String(about)))).toEqual([])
    expect(kept.length).toBeGreaterThan(10)
  })

  it('reads telephone numbers as libphonenumber does', async () => {
    const file = { path: dataSet('phone-numbers/example_numbers.csv') }
    const mapping = {
      national_written: 'phone',
      region: 'country',
      e164: 'customerNumber',
      valid_per_libphonenumber_js: 'about',
    }
    const run = await collect.importFile('contacts', file, { mapping })
    addsUp(run)
    const { rows } = await pool.query(
      "select count(*) filter (where phone = customer_number)::integer as right, count(*)::integer as all from contact where customer_number like '+%'",
    )
    expect(rows[0].all).toBeGreaterThan(500)
    expect(rows[0].right / rows[0].all).toBeGreaterThan(0.95)
  })
})
