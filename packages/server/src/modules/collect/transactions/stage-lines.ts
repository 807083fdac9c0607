import type { StagingTable } from '../staging/stage-file.ts'
import type { TransactionLine } from './read-line.ts'

/** Dates repeat from line to line, and are the same objects then. */
const writtenMoments = new WeakMap<Date, string>()

function writtenMoment(at: Date): string {
  const written = writtenMoments.get(at) ?? at.toISOString()
  writtenMoments.set(at, written)
  return written
}

/** Sales lines wait in `import_line`; the columns and the cells stand in the same order. */
export const lineStaging: StagingTable<TransactionLine> = {
  table: 'import_line',
  columns: [
    'import_id',
    'row_number',
    'order_number',
    'placed_at',
    'placed_on',
    'customer_key',
    'email',
    'phone',
    'name',
    'product_code',
    'product_name',
    'category',
    'quantity',
    'unit_price',
    'amount',
    'currency',
    'channel',
    'store',
    'country',
  ],
  cells: (rowNumber, line) => [
    rowNumber,
    line.orderNumber,
    writtenMoment(line.placedAt),
    line.placedOn,
    line.customerKey,
    line.email,
    line.phone,
    line.name,
    line.productCode,
    line.productName,
    line.category,
    line.quantity,
    line.unitPrice,
    line.amount,
    line.currency,
    line.channel,
    line.store,
    line.country,
  ],
}
