import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../app/api-query.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { type Sales, salesByMonth } from './sales-by-month.ts'

/** Whose sales: of a product, to a company, in a store. */
export type SalesBy = 'product' | 'company' | 'store'

type Sum = Record<string, string | number | null>

/** What was sold month by month, without cancelled orders. Products are summed by line, the others by order. */
export function useSales(by: SalesBy, id: string) {
  const { currency } = useFormat()
  const isByLine = by === 'product'
  const month = isByLine ? 'order.placedOn' : 'placedOn'
  const amount = isByLine ? 'sum:amount' : 'sum:total'
  const quantity = isByLine ? 'sum:quantity' : 'count'
  const placed = { field: isByLine ? 'order.status' : 'status', op: 'is', value: 'placed' }
  return useQuery({
    ...apiQuery<{ data: Sum[] }>(`${isByLine ? 'order-lines' : 'orders'}/aggregate`, {
      filter: { all: [{ field: by, op: 'is', value: id }, placed] },
      groupBy: `${month}:month`,
      measures: [amount, quantity],
      amountsIn: currency,
    }),
    select: ({ data }): Sales | null =>
      salesByMonth(
        data
          .filter((row) => row[month] !== null)
          .map((row) => ({
            month: String(row[month]),
            currency: String(row.currency),
            amount: Number(row[amount]),
            quantity: Number(row[quantity]),
          })),
      ) ?? null,
  })
}

/** How many records satisfy a condition. */
export function useCountOf(path: string, filter: object) {
  return useQuery(apiQuery<{ count: number }>(`${path}/count`, { filter }))
}
