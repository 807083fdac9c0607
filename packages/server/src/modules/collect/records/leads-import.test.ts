import { expect, test } from 'vitest'
import { testCollect } from '../testing.ts'

const { pool, clock, services, importFile } = await testCollect()

test('leads of a file are about somebody known once, called by who asked, with the clock of their arrival', async () => {
  await services.settings.set({ leadResponseMinutes: 60, timeZone: 'UTC' }, { userId: null, at: clock.now() })
  await importFile('companies', 'Name\nHotel Linde\n')
  await importFile('contacts', 'Name,E-mail,Phone\nNora Brandt,nora@linde.example,\nOffice,,+48583010000\n')
  // 2 March 2026 was a Monday.
  const file = [
    'Full name,Email,Telephone,Company,Comments,Lead source,Created',
    'N. Brandt,NORA@linde.example,,Hotel Linde,Six kilos,Fair,2026-03-02T10:00:00Z',
    'Jo,jo@new.example,,,A sample,Fair,2026-03-02T10:00:00Z',
    'Jo Ek,jo@new.example,,,Once more,Fair,2026-03-02T11:30:00Z',
    'Somebody,,+48 58 301 00 00,,Call me,Fair,',
    ',,,,Nobody asked,Fair,',
  ].join('\n')
  const run = await importFile('leads', file)
  expect(run).toMatchObject({ status: 'done', problem: null, created: 4, rejected: 1 })
  const { rows } = await pool.query(`
    select lead.title, contact.name, contact.lifecycle, company.name as company, lead.response_due_at - lead.arrived_at as wait
    from lead join contact on contact.id = lead.contact_id left join company on company.id = lead.company_id order by lead.id`)
  const wait = rows[0].wait
  expect(rows).toEqual([
    {
      title: 'N. Brandt, Hotel Linde',
      name: 'Nora Brandt',
      lifecycle: expect.any(String),
      company: 'Hotel Linde',
      wait,
    },
    { title: 'Jo', name: 'Jo', lifecycle: 'lead', company: null, wait },
    { title: 'Jo Ek', name: 'Jo', lifecycle: 'lead', company: null, wait },
    {
      title: 'Somebody',
      name: 'Office',
      lifecycle: expect.any(String),
      company: null,
      wait: expect.anything(),
    },
  ])
  expect(wait).toMatchObject({ hours: 1 })
})
