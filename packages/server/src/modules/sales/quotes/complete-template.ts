import { sql } from 'kysely'
import { Problem } from '../../../platform/problem.ts'
import type { BeforeWrite, PendingWrite } from '../../../records/index.ts'

/** Lines of a template are in its currency, and are called like their product where they say nothing else. */
export const completeTemplateLine: BeforeWrite = {
  object: 'quoteTemplateLine',
  fields: ['templateId', 'name', 'productId'],
  async run(ctx, writes) {
    const idsOf = (key: string) =>
      writes.flatMap((write) => (typeof now(write)[key] === 'string' ? [String(now(write)[key])] : []))
    const { rows } = await sql<{ id: string; text: string }>`
      select id, currency as text from quote_template where id = any(${idsOf('templateId')}::uuid[])
      union all select id, name from product where id = any(${idsOf('productId')}::uuid[])`.execute(ctx.db)
    const texts = new Map(rows.map(({ id, text }) => [id, text]))
    for (const write of writes) {
      write.values.currency = texts.get(String(now(write).templateId))
      if (!now(write).name) write.values.name = texts.get(String(now(write).productId)) ?? null
      if (!now(write).name) throw nameless()
    }
  },
}

const now = ({ before, values }: PendingWrite): Record<string, unknown> => ({ ...before, ...values })

const nameless = () =>
  new Problem('quote-template.nameless-line', {
    status: 422,
    title: 'A line of a template names a product, or says what it offers.',
    field: 'name',
  })
