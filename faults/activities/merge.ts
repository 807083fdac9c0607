import { untilAnswered } from '../kit/eventually.ts'
import { harassed, type Round, type Work } from '../kit/round.ts'
import { salesFile } from '../kit/sales-file.ts'
import { expectWhole, foundOf, importEnd, startImport } from './import-sales.ts'

/** Merges people in pairs, each pair until there is an answer; the same key again does nothing twice. */
async function mergePairs(round: Round, pairs: readonly (readonly [string, string])[]): Promise<void> {
  const waiting = [...pairs]
  const client = async () => {
    for (let pair = waiting.shift(); pair; pair = waiting.shift()) {
      const [into, from] = pair
      await untilAnswered('a pair was merged', () =>
        round.shop.post(`/contacts/${into}/merge`, { from: [from] }, { 'idempotency-key': `merge ${from}` }),
      )
    }
  }
  await Promise.all([client(), client(), client()])
}

export const merging: Work = {
  name: 'merge',
  title: 'merging people',
  async run(round) {
    const { shop, mark } = round
    const file = salesFile(mark, 3_000, round.random)
    const end = await importEnd(shop, await startImport(shop, file), round.told())
    await expectWhole(round, end, file)
    const ids = (
      await shop.rows<{ id: string }>(
        `select id from contact where customer_number like $1 || 'K%' order by id`,
        [mark],
      )
    ).map(({ id }) => id)
    const half = Math.floor(ids.length / 2)
    const pairs = ids.slice(0, half).map((id, at) => [id, ids[half + at]!] as const)
    await harassed(round, mergePairs(round, pairs), {
      times: round.between(2, 6),
      within: [50, 800],
      async look() {
        const { orders, amount } = await foundOf(shop, mark)
        round.expect(
          'no order is lost on the way',
          { orders, amount },
          { orders: file.orders, amount: file.amount },
        )
      },
    })
    await expectMerged(round, pairs, file)
  },
}

async function expectMerged(
  round: Round,
  pairs: readonly (readonly [string, string])[],
  file: { orders: number; amount: number; contacts: number },
): Promise<void> {
  const left = await foundOf(round.shop, round.mark)
  const { contacts, orders, amount, revenue } = left
  round.expect(
    'what merging left',
    { contacts, orders, amount, revenue },
    {
      contacts: file.contacts - pairs.length,
      orders: file.orders,
      amount: file.amount,
      revenue: file.amount,
    },
  )
  const noted = await round.shop.rows(
    `select survivor_id, merged_id, count(*) from merged_record where merged_id = any($1) group by 1, 2 order by merged_id`,
    [pairs.map(([, from]) => from)],
  )
  round.expect(
    'each merge, once',
    noted,
    pairs
      .map(([into, from]) => ({ survivor_id: into, merged_id: from, count: 1 }))
      .toSorted((a, b) => (a.merged_id < b.merged_id ? -1 : 1)),
  )
}
