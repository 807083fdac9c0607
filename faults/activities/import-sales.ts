import { eventually } from '../kit/eventually.ts'
import { hurry } from '../kit/jobs.ts'
import { harassed, type Round, type Work } from '../kit/round.ts'
import { type SalesFile, salesFile, salesMapping } from '../kit/sales-file.ts'
import type { Shop } from '../kit/shop.ts'

interface ImportState {
  id: string
  status: string
  problem: string | null
  total: number
  created: number
  unchanged: number
  rejected: number
  changeSetId: string
}

/** Begins an import of sales; answers with its id. */
export async function startImport(shop: Pick<Shop, 'ask'>, { csv }: SalesFile): Promise<string> {
  const form = new FormData()
  form.set('kind', 'transactions')
  form.set('options', JSON.stringify({ mapping: salesMapping }))
  form.set('file', new Blob([csv]), 'sales.csv')
  return (await shop.ask<{ id: string }>('/imports', { method: 'POST', body: form })).id
}

/** Waits until an import has ended, well or not. */
export const importEnd = (shop: Shop, id: string, told: string): Promise<ImportState> =>
  eventually(
    `the import ended (${told})`,
    async () => {
      await hurry(shop)
      const state = await shop.ask<ImportState>(`/imports/${id}`)
      return ['done', 'failed'].includes(state.status) ? state : undefined
    },
    { patienceMs: 300_000, everyMs: 50 },
  )

/** What is in the database of a file whose names begin with a prefix. */
export async function foundOf(shop: Pick<Shop, 'rows'>, prefix: string): Promise<Record<string, number>> {
  const [found] = await shop.rows<Record<string, number>>(
    `select
       (select count(*) from contact where customer_number like $1 || 'K%' and deleted_at is null) as contacts,
       (select count(*) from product where name like $1 || ' %') as products,
       (select count(*) from "order" where number like $1 || '-%') as orders,
       (select coalesce(sum(total), 0)::bigint from "order" where number like $1 || '-%') as amount,
       (select count(*) from order_line join "order" on "order".id = order_id where number like $1 || '-%') as lines,
       (select coalesce(sum(amount), 0)::bigint from order_line join "order" on "order".id = order_id where number like $1 || '-%') as lines_amount,
       (select coalesce(sum(revenue), 0)::bigint from contact where customer_number like $1 || 'K%' and deleted_at is null) as revenue`,
    [prefix],
  )
  return found!
}

/** An import must have become exactly what was in its file. */
export async function expectWhole(round: Round, end: ImportState, file: SalesFile): Promise<void> {
  const { status, problem, total, created, unchanged, rejected } = end
  round.expect(
    'how the import ended',
    { status, problem, total, created, unchanged, rejected },
    { status: 'done', problem: null, total: file.lines, created: file.lines, unchanged: 0, rejected: 0 },
  )
  const { contacts, products, orders, amount, lines } = file
  round.expect('what the import left', await foundOf(round.shop, file.prefix), {
    contacts,
    products,
    orders,
    amount,
    lines,
    lines_amount: amount,
    revenue: amount,
  })
  const [staged] = await round.shop.rows<{ count: number }>(
    'select count(*) from import_line where import_id = $1',
    [end.id],
  )
  round.expect('lines left in staging', staged!.count, 0)
}

export const importSales: Work = {
  name: 'import',
  title: 'an import of sales',
  async run(round) {
    const { shop, between } = round
    const file = salesFile(round.mark, between(5_000, 25_000), round.random)
    const id = await startImport(shop, file)
    const end = await harassed(round, importEnd(shop, id, round.told()), {
      times: between(1, 5),
      async look() {
        const { orders } = await foundOf(shop, file.prefix)
        round.expect('readers see all of an import or nothing', [0, file.orders].includes(orders!), true)
      },
    })
    await expectWhole(round, end, file)
  },
}
