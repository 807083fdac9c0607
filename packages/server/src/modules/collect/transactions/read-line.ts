import { holdsCardNumber } from '@regulars/model'
import { readPhone } from '@regulars/model/phone'
import { type CellDate, type CellSetting, cellKinds, minorOf } from '../cells/cell-kinds.ts'
import { type TransactionField, transactionFields } from '../mapping/transaction-fields.ts'
import type { ColumnPlan, RowResult } from '../plan/import-kind.ts'

/** One sales line, read. Amounts are minor units of `currency`. */
export interface TransactionLine {
  orderNumber?: string
  placedAt: Date
  placedOn: string
  customerKey?: string
  email?: string
  /** In the form +48583010001; a number that cannot be read is left out, since the sale counts all the same. */
  phone?: string
  name?: string
  productCode?: string
  productName?: string
  category?: string
  quantity: number
  unitPrice?: number
  amount: number
  currency: string
  channel?: string
  store?: string
  country?: string
}

type LineResult = RowResult<TransactionLine>

/**
 * Makes a reader of rows for one file. Days, customers and prices repeat from row to row, so what a cell said before is remembered.
 */
export function lineReader(plan: ColumnPlan, setting: CellSetting): (cells: readonly string[]) => LineResult {
  const columns = transactionFields
    .filter((field) => plan[field.key] !== undefined)
    .map((field) => ({
      key: field.key,
      label: field.label,
      at: plan[field.key]!,
      read: remembered(field, setting),
    }))
  const phoneOf = rememberedPhones()
  return (cells) => {
    const values: Partial<Record<TransactionField, unknown>> = {}
    const problems: string[] = []
    for (const { key, label, at, read } of columns) {
      const result = read((cells[at] ?? '').trim())
      if (result.ok) values[key] = result.value
      else problems.push(`${label}: ${result.problem}`)
    }
    const card = cells.findIndex((cell) => cell.length >= 13 && holdsCardNumber(cell))
    if (card !== -1 && !problems.some((problem) => problem.includes('card number')))
      problems.push(`Column ${card + 1} looks like a payment card number, which is never stored`)
    return problems.length > 0 ? { ok: false, problems } : assemble(values as RawLine, setting, phoneOf)
  }
}

type Read = (cell: string) => { ok: true; value: unknown } | { ok: false; problem: string }

const worthRemembering = new Set([
  'date',
  'name',
  'email',
  'number',
  'money',
  'country',
  'channel',
  'currency',
])
const mostRemembered = 20_000

function remembered(field: (typeof transactionFields)[number], setting: CellSetting): Read {
  const { read } = cellKinds[field.cell]
  const plain: Read = (cell) => (cell === '' ? { ok: true, value: undefined } : read(cell, setting))
  if (!worthRemembering.has(field.cell)) return plain
  const known = new Map<string, ReturnType<Read>>()
  return (cell) => {
    let result = known.get(cell)
    if (!result) {
      if (known.size >= mostRemembered) known.clear()
      result = plain(cell)
      known.set(cell, result)
    }
    return result
  }
}

/** Customers come again and again, and reading a number is dear. */
function rememberedPhones(): typeof readPhone {
  const known = new Map<string, string | undefined>()
  return (written, country) => {
    const key = `${country} ${written}`
    if (known.has(key)) return known.get(key)
    if (known.size >= mostRemembered) known.clear()
    const read = readPhone(written, country)
    known.set(key, read)
    return read
  }
}

interface RawLine
  extends Omit<TransactionLine, 'placedAt' | 'placedOn' | 'quantity' | 'currency' | 'amount'> {
  date?: CellDate
  quantity?: number
  amount?: number
  currency?: string
}

const largest = Number.MAX_SAFE_INTEGER / 1e3

function assemble({ date, ...raw }: RawLine, setting: CellSetting, phoneOf: typeof readPhone): LineResult {
  const quantity = raw.quantity ?? 1
  const amount = raw.amount ?? (raw.unitPrice === undefined ? undefined : raw.unitPrice * quantity)
  if (!date) return { ok: false, problems: ['Date: is empty'] }
  if (amount === undefined) return { ok: false, problems: ['Amount: is empty, and so is the unit price'] }
  const currency = raw.currency ?? setting.currency
  const unitPrice = raw.unitPrice ?? (quantity !== 0 ? amount / quantity : undefined)
  const minor = minorOf(amount, currency)!
  if (Math.abs(minor) > largest || Math.abs(quantity) > 1e12)
    return { ok: false, problems: ['Amount: is larger than can be kept exactly'] }
  const line: TransactionLine = {
    ...raw,
    phone: raw.phone && phoneOf(raw.phone, raw.country ?? setting.country),
    customerKey: raw.customerKey?.replace(/^(\d+)\.0+$/, '$1'),
    placedAt: date.at,
    placedOn: date.day,
    quantity,
    amount: minor,
    unitPrice: minorOf(unitPrice, currency),
    currency,
  }
  return { ok: true, value: line }
}
