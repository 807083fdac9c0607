import { readFormElements } from '@regulars/model'
import type { BeforeWrite, Ctx, PendingWrite } from '../../../records/index.ts'
import { asksNobody, badElements, cannotConfirm } from '../problems.ts'
import { freeSlug } from './free-slug.ts'

/** What a new form asks, until somebody says otherwise. */
const firstElements = [
  { field: 'contact.name', label: 'Your name', required: true },
  { field: 'contact.email', label: 'E-mail', required: true },
  { field: 'lead.message', label: 'What can we do for you?', required: false },
]

/** A form on its way in: it has an address, asks what can be asked, and once it is open whoever fills it can be reached. */
export const completeForm: BeforeWrite = {
  object: 'form',
  async run(ctx, writes) {
    for (const write of writes) {
      const { before, values } = write
      if (!before) values.elements ??= firstElements
      if (!before || values.slug !== undefined) values.slug = await freeSlug(ctx, 'form', write)
      checkElements(ctx, values)
      checkDomains(values)
      checkOpen(ctx, write)
    }
  },
}

function checkElements(ctx: Ctx, values: Record<string, unknown>): void {
  if (values.elements === undefined) return
  const read = readFormElements(values.elements ?? [], ctx.registry)
  if (!read.ok) throw badElements(read.problem)
  values.elements = read.elements
}

/** Domains as browsers say them: "https://www.Kaffa.example/shop" is www.kaffa.example. */
function checkDomains(values: Record<string, unknown>): void {
  if (!Array.isArray(values.allowedDomains)) return
  values.allowedDomains = values.allowedDomains.map((domain) =>
    String(domain)
      .trim()
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/[/?#].*$/, '')
      .replace(/[^a-z0-9.:-]/g, ''),
  )
}

function checkOpen(ctx: Ctx, { before, values }: PendingWrite): void {
  const is = (key: string) => (values[key] === undefined ? before?.[key] : values[key])
  if (is('status') !== 'open') return
  const asked = (is('elements') as Array<{ field: string; required: boolean }> | null) ?? []
  const asks = (field: string) => asked.find((element) => element.field === field)
  if (!asks('contact.email') && !asks('contact.phone')) throw asksNobody()
  if (is('doubleOptIn') !== true) return
  const { mail, settings } = ctx.services
  if (!asks('contact.email')?.required)
    throw cannotConfirm(
      'A form that confirms by mail needs the e-mail address.',
      'Ask for it, as an answer that is needed.',
      'elements',
    )
  if (!mail.sends || settings.get('mailFrom') === null)
    throw cannotConfirm(
      'No mail leaves the house yet, so nothing could be confirmed.',
      'Set mail up in Settings, or take that off.',
      'doubleOptIn',
    )
}
