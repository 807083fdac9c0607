import type { PriceFound } from '@regulars/model'
import { useRef } from 'react'
import { api } from '../../../app/api.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import type { DraftLine } from './draft-line.ts'
import type { QuoteDraft } from './use-quote-draft.ts'

/** A line as the server offers it: `POST prices/lines`. */
type OfferedLine = Pick<
  DraftLine,
  'productId' | 'name' | 'description' | 'unit' | 'taxClassId' | 'quantity'
> & {
  unitPrice: number
  /** Left out for those who may not see it. */
  unitCost?: number | null
}

/** How a product is added: by itself, as a further wish, or in place of another line. */
export interface Adding {
  optional?: boolean
  quantity?: number
  /** Key of the line that it may take the place of. */
  insteadOf?: string
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
    /** Adds a product; a bundle without a price adds its parts. Answers with the key of the first line. */
    async addProduct(productId: string, adding: Adding = {}): Promise<string | undefined> {
      try {
        const { priceBookId, currency, contactId } = quote
        const items = [{ productId, quantity: adding.quantity ?? 1 }]
        const { data } = await api.post<{ data: OfferedLine[] }>('prices/lines', {
          ...{ items, priceBookId, currency, contactId },
        })
        const added = data.map((line, index) => draftOf(line, adding, index))
        changeLines((lines) => placed(lines, added, adding.insteadOf))
        return added[0]?.key
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

function draftOf(line: OfferedLine, { optional = false, insteadOf }: Adding, index: number): DraftLine {
  const { productId, name, description, unit, taxClassId, quantity, unitPrice, unitCost } = line
  return {
    ...{ key: crypto.randomUUID(), productId, name, description, unit, taxClassId, quantity, unitPrice },
    ...{ discountShare: null, optional, alternative: insteadOf !== undefined && index === 0 },
    ...{ chosen: false, period: 'once', foundPrice: unitPrice },
    ...(unitCost == null ? {} : { unitCost }),
  }
}

/** What stands in place of a line comes below it and its other alternatives; everything else at the end. */
function placed(
  lines: readonly DraftLine[],
  added: readonly DraftLine[],
  insteadOf: string | undefined,
): readonly DraftLine[] {
  const from = lines.findIndex(({ key }) => key === insteadOf)
  if (from < 0) return [...lines, ...added]
  const after = lines.findIndex(({ alternative }, index) => index > from && !alternative)
  return lines.toSpliced(after < 0 ? lines.length : after, 0, ...added)
}

/** A line of one's own words. */
export const ownLine = (name: string, taxClassId: string | null): DraftLine => ({
  ...{ key: crypto.randomUUID(), productId: null, name, description: null, unit: null, taxClassId },
  ...{ quantity: 1, unitPrice: 0, discountShare: null, optional: false, alternative: false, chosen: false },
  period: 'once',
})
