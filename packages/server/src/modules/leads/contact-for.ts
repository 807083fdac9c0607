import { contact } from '@regulars/model'
import { type Ctx, create } from '../../records/index.ts'
import { findContact } from './find-contact.ts'
import { nobody } from './problems.ts'

/** What a lead says of whoever asked. */
type AskerValues = Readonly<Record<string, unknown>>

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/**
 * Who asked: known by e-mail address or telephone number, or a new person with what the lead says of them.
 * @throws Problem `lead.nobody` when it says nothing
 */
export async function contactFor(
  ctx: Ctx,
  values: AskerValues,
): Promise<{ id: string; companyId: string | null }> {
  const seen = { email: textOf(values.email), phone: textOf(values.phone) }
  const found = await findContact(ctx, seen)
  if (found) return found
  const name = textOf(values.name) ?? seen.email ?? seen.phone
  if (name === null) throw nobody()
  const companyId = textOf(values.companyId)
  const id = await create(ctx, contact, {
    name,
    ...seen,
    lifecycle: 'lead',
    companyId,
    source: values.source ?? null,
    ...(values.ownerId === undefined ? {} : { ownerId: values.ownerId }),
  })
  return { id, companyId }
}
