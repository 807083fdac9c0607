import { allot, divideRounded, millionths, one, sum } from './exact.ts'
import type { PricingTerms, Tax } from './priced-document.ts'

/** A line as far as tax goes: its amount after all discounts, with or without tax as the document says. */
export interface TaxableLine {
  amount: bigint
  taxes: readonly Tax[]
}

/** What is due on a line. */
export interface TaxedLine {
  net: bigint
  /** In the order of the line's taxes; empty where none is due. */
  taxes: bigint[]
}

/** The net amount of each line, and its taxes. However rounded, nothing is lost: the parts sum to the whole. */
export function taxLines(lines: readonly TaxableLine[], terms: PricingTerms): TaxedLine[] {
  const taxed = terms.pricesIncludeTax ? taxWithin(lines, terms) : taxOnTop(lines, terms)
  return terms.taxTreatment === 'taxed' ? taxed : taxed.map(({ net }) => ({ net, taxes: [] }))
}

/** Two lines belong together when they bear the same taxes. */
export const taxSetOf = ({ taxes }: { taxes: readonly Tax[] }): string =>
  taxes.map(({ key, rate }) => `${key} ${rate}`).join('|')

function taxOnTop(lines: readonly TaxableLine[], { taxRounding }: PricingTerms): TaxedLine[] {
  const onEach = ({ amount, taxes }: TaxableLine) =>
    taxes.map(({ rate }) => divideRounded(amount * millionths(rate), one))
  const due = taxRounding === 'line' ? lines.map(onEach) : onAll(lines)
  return lines.map(({ amount }, index) => ({ net: amount, taxes: due[index]! }))
}

/** Each tax is rounded once, on the sum of the lines that bear it, and shared out to them. */
function onAll(lines: readonly TaxableLine[]): bigint[][] {
  const due = lines.map(({ taxes }) => taxes.map(() => 0n))
  const places = lines.flatMap(({ taxes }, line) => taxes.map((tax, place) => ({ tax, line, place })))
  for (const bearing of grouped(places, ({ tax }) => taxSetOf({ taxes: [tax] }))) {
    const amounts = bearing.map(({ line }) => lines[line]!.amount)
    const total = divideRounded(sum(amounts) * millionths(bearing[0]!.tax.rate), one)
    const parts = shareOutBy(total, amounts)
    for (const [index, { line, place }] of bearing.entries()) due[line]![place] = parts[index]!
  }
  return due
}

function taxWithin(lines: readonly TaxableLine[], { taxRounding }: PricingTerms): TaxedLine[] {
  const result: TaxedLine[] = lines.map(({ amount }) => ({ net: amount, taxes: [] }))
  const numbered = lines.map((line, index) => ({ ...line, index }))
  const groups =
    taxRounding === 'line' ? numbered.map((line) => [line]) : grouped(numbered, (line) => `${taxSetOf(line)}`)
  for (const group of groups) {
    const rates = group[0]!.taxes.map(({ rate }) => millionths(rate))
    const amounts = group.map(({ amount }) => amount)
    const contained = containedTax(sum(amounts), sum(rates))
    const shares = shareOutBy(contained, amounts)
    const byLine = crossTable(shares, shareOutBy(contained, rates))
    for (const [at, { index, amount }] of group.entries())
      result[index] = { net: amount - shares[at]!, taxes: byLine[at]! }
  }
  return result
}

const containedTax = (amount: bigint, rate: bigint): bigint => divideRounded(amount * rate, one + rate)

/** A table whose rows and columns sum to what is given: every column but the last is shared out by the rows, the last takes the rest. */
function crossTable(rows: readonly bigint[], columns: readonly bigint[]): bigint[][] {
  const table: bigint[][] = rows.map(() => [])
  for (const column of columns.slice(0, -1)) {
    const parts = shareOutBy(column, rows)
    for (const [index, row] of table.entries()) row.push(parts[index]!)
  }
  if (columns.length > 0) for (const [index, row] of table.entries()) row.push(rows[index]! - sum(row))
  return table
}

/** Amounts that cancel each other out bear no tax between them that could be shared by weight: the first takes it. */
function shareOutBy(total: bigint, weights: readonly bigint[]): bigint[] {
  if (sum(weights) !== 0n || total === 0n) return allot(total, weights)
  return weights.map((_, index) => (index === 0 ? total : 0n))
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  return [...Map.groupBy(items, keyOf).values()]
}
