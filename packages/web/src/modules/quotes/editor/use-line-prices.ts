import type { PriceFound } from '@regulars/model'
import { useRef } from 'react'
import { api } from '../../../app/api.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import type { DraftLine } from './draft-line.ts'
import type { QuoteDraft } from './use-quote-draft.ts'

interface ProductRow {
  name: string
  description: string | null
  unit: string | null
  cost?: number | null
  currency: string | null
  taxClassId: string | null
}

const restMs = 300

/** Adds products as lines at their price for this customer, and asks again when another quantity may have another price. */
export function useLinePrices(
  { quote, changeLines }: QuoteDraft,
  patch: (key: string, values: Partial<DraftLine>) => void,
) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const find = async (productId: string, quantity: number) => {
    const { priceBookId, currency, contactId } = quote
    const question = { items: [{ productId, quantity }], priceBookId, currency, contactId }
    const { data } = await api.post<{ data: (PriceFound | null)[] }>('prices/find', question)
    return data[0]?.amount
  }
  return {
    async addProduct(productId: string): Promise<string | undefined> {
      try {
        const [product, price] = await Promise.all([
          api.get<ProductRow>(`products/${productId}`),
          find(productId, 1),
        ])
        const line = lineOf(productId, product, price, quote.currency)
        changeLines((lines) => [...lines, line])
        return line.key
      } catch (error) {
        showProblem(error)
        return undefined
      }
    },
    changeQuantity(line: DraftLine, quantity: number) {
      patch(line.key, { quantity })
      if (!line.productId || line.unitPrice !== line.foundPrice) return
      const { productId } = line
      clearTimeout(timer.current)
      timer.current = setTimeout(async () => {
        const price = await find(productId, quantity).catch(() => undefined)
        if (price !== undefined && price !== line.unitPrice)
          changeLines((lines) =>
            lines.map((each) =>
              each.key === line.key && each.unitPrice === line.unitPrice
                ? { ...each, unitPrice: price, foundPrice: price }
                : each,
            ),
          )
      }, restMs)
    },
  }
}

function lineOf(
  productId: string,
  product: ProductRow,
  price: number | undefined,
  currency: string,
): DraftLine {
  const { name, description, unit, taxClassId, cost } = product
  const isSameCurrency = product.currency === currency
  return {
    ...{ key: crypto.randomUUID(), productId, name, description, unit, taxClassId },
    ...{ quantity: 1, unitPrice: price ?? 0, discountShare: null, optional: false, chosen: false },
    period: 'once',
    ...(cost != null && isSameCurrency ? { unitCost: cost } : {}),
    ...(price === undefined ? {} : { foundPrice: price }),
  }
}

/** A line of one's own words. */
export const ownLine = (name: string, taxClassId: string | null): DraftLine => ({
  ...{ key: crypto.randomUUID(), productId: null, name, description: null, unit: null, taxClassId },
  ...{ quantity: 1, unitPrice: 0, discountShare: null, optional: false, chosen: false },
  period: 'once',
})
