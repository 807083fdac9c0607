import { apiOf, type ShopApi } from './shop-api.ts'
import { type RunningShop, startServer } from './start-server.ts'

/** Who opened the sample shop. */
export const ana = { name: 'Ana Nowak', email: 'ana@kaffa.example', password: 'a long enough password' }

/** The sample business, analysed, with one program under way: what the screens look like in use. */
export interface SampleShop extends RunningShop {
  api: ShopApi
}

/** Starts a server with the sample business of so many customers. */
export async function openSampleShop(customers: number): Promise<SampleShop> {
  const shop = await startServer({ OWNER_EMAIL: ana.email, OWNER_PASSWORD: ana.password })
  await shop.run('sample', '--customers', String(customers))
  await shop.run('analyse')
  const api = await apiOf(shop.url, ana)
  await api.patch('me', { name: ana.name })
  await api.patch('settings', { businessName: 'Kaffa', timeZone: 'Europe/Warsaw', locale: 'en-GB' })
  await winBack(api)
  return { ...shop, api }
}

/** A program for those who slip away, launched, and a task for today. */
async function winBack(api: ShopApi): Promise<void> {
  const { data: segments } = await api.get('segments')
  const segment = segments.find(({ name }: { name: string }) => name === 'Slipping away')
  const template = await api.post('templates', winBackTemplate)
  const program = await api.post('programs', {
    name: 'We miss you',
    segmentId: segment.id,
    templateId: template.id,
    holdoutShare: 0.3,
  })
  const { mailable } = await api.get(`programs/${program.id}/check`)
  if (mailable >= 10) await api.post(`programs/${program.id}/launch`, {})
  await api.post('tasks', { title: 'Order more Yirgacheffe', dueOn: new Date().toISOString().slice(0, 10) })
}

const winBackTemplate = {
  name: 'We miss you',
  subject: '{{ contact.firstName | default: "Hello" }}, your coffee is waiting',
  html: '<p>Dear {{ contact.firstName | default: "friend" }},</p><p>it has been a while. The next bag is on us.</p><p><a href="{{ unsubscribeUrl }}">No more letters</a></p>',
}
