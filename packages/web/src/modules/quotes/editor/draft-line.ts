import type { LineToPrice } from '@regulars/model'
import type { LinePeriod, QuoteLine } from '../quote.ts'

/** A line as it stands on the screen, before or after it is saved. */
export interface DraftLine extends Omit<LineToPrice, 'taxes'> {
  /** Tells lines apart on the screen. */
  key: string
  /** Known once it was saved. */
  id?: string
  productId: string | null
  name: string
  description: string | null
  unit: string | null
  taxClassId: string | null
  period: LinePeriod
  optional: boolean
  /** Offered in place of the line above. */
  alternative: boolean
  chosen: boolean
  /** The price that catalogue or price book said; a price that differs was typed and stays. */
  foundPrice?: number
}

/** A saved line on its way to the screen. */
export function toDraft(line: QuoteLine): DraftLine {
  const { id, productId, name, description, unit, taxClassId, period, optional, alternative } = line
  const { quantity, unitPrice, unitCost, discountShare } = line
  return {
    ...{ key: id, id, productId, name, description, unit, taxClassId, period, optional, alternative },
    chosen: false,
    ...{ quantity, unitPrice, unitCost, discountShare },
  }
}

/** A line on its way to the server. What one may not see is not sent, so it stays. */
export function toWritten({ key: _, chosen: __, foundPrice: ___, unitCost, ...line }: DraftLine) {
  return unitCost === undefined ? line : { ...line, unitCost }
}
