import { allot, divideRounded, millionths, minorUnits, one, sum, toNumber } from './exact.ts'
import type { LineToPrice, PricedDocument, PricedLine, PricingTerms, TaxTotal } from './priced-document.ts'
import { type TaxedLine, taxLines, taxSetOf } from './tax-lines.ts'

/**
 * Prices a document: what each line comes to, its discounts, taxes and margin, and the sums. Exact to the minor unit of any currency; the sums do not depend on
 * the order of the lines.
 *
 * @throws RangeError for amounts that are no whole minor units or too large to be exact
 * @example priceDocument([{ quantity: 3, unitPrice: 999, taxes: [{ key: 'v', name: 'VAT', rate: 0.2 }] }], terms).gross // 3596
 */
export function priceDocument(lines: readonly LineToPrice[], terms: PricingTerms): PricedDocument {
  const list = lines.map(({ quantity, unitPrice }) =>
    divideRounded(minorUnits(unitPrice) * millionths(quantity), one),
  )
  const lineDiscounts = lines.map(({ discountShare }, index) =>
    divideRounded(list[index]! * millionths(discountShare ?? 0), one),
  )
  const afterOwn = list.map((amount, index) => amount - lineDiscounts[index]!)
  const wholeDiscounts = shareOutDiscount(lines, afterOwn, terms)
  const taxed = taxLines(
    lines.map(({ taxes }, index) => ({ taxes, amount: afterOwn[index]! - wholeDiscounts[index]! })),
    terms,
  )
  const priced = lines.map((line, index) =>
    pricedLine(line, list[index]!, lineDiscounts[index]!, wholeDiscounts[index]!, taxed[index]!),
  )
  return addUp(lines, priced)
}

/** The discount on the whole, shared out first to the lines that bear the same taxes, then to each line. */
function shareOutDiscount(
  lines: readonly LineToPrice[],
  amounts: readonly bigint[],
  { discountShare }: PricingTerms,
): bigint[] {
  const total = divideRounded(sum(amounts) * millionths(discountShare ?? 0), one)
  const parts = amounts.map(() => 0n)
  if (total === 0n) return parts
  const bySet = Map.groupBy(lines.keys(), (index) => taxSetOf(lines[index]!))
  const sets = [...bySet].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, indexes]) => indexes)
  const weights = sets.map((indexes) => indexes.map((index) => amounts[index]!))
  for (const [at, part] of allot(total, weights.map(sum)).entries()) {
    const shares = allot(part, weights[at]!)
    for (const [place, index] of sets[at]!.entries()) parts[index] = shares[place]!
  }
  return parts
}

function pricedLine(
  { quantity, unitCost, taxes }: LineToPrice,
  listAmount: bigint,
  lineDiscount: bigint,
  wholeDiscount: bigint,
  { net, taxes: due }: TaxedLine,
): PricedLine {
  const tax = sum(due)
  const cost =
    unitCost === null || unitCost === undefined
      ? null
      : divideRounded(minorUnits(unitCost) * millionths(quantity), one)
  return {
    listAmount: toNumber(listAmount),
    lineDiscount: toNumber(lineDiscount),
    wholeDiscount: toNumber(wholeDiscount),
    net: toNumber(net),
    taxes: due.map((amount, index) => ({ key: taxes[index]!.key, amount: toNumber(amount) })),
    tax: toNumber(tax),
    gross: toNumber(net + tax),
    cost: cost === null ? null : toNumber(cost),
    margin: cost === null ? null : toNumber(net - cost),
  }
}

function addUp(lines: readonly LineToPrice[], priced: PricedLine[]): PricedDocument {
  const total = (of: (line: PricedLine) => number) => toNumber(sum(priced.map((line) => BigInt(of(line)))))
  const listAmount = total((line) => line.listAmount)
  const lineDiscount = total((line) => line.lineDiscount)
  const wholeDiscount = total((line) => line.wholeDiscount)
  const untaxed = total((line) => (line.taxes.length === 0 ? line.net : 0))
  return {
    lines: priced,
    listAmount,
    lineDiscount,
    wholeDiscount,
    discountShare: listAmount === 0 ? 0 : (lineDiscount + wholeDiscount) / listAmount,
    net: total(({ net }) => net),
    taxes: taxTotals(lines, priced),
    untaxed,
    tax: total(({ tax }) => tax),
    gross: total(({ gross }) => gross),
    ...marginOf(priced),
  }
}

function taxTotals(lines: readonly LineToPrice[], priced: readonly PricedLine[]): TaxTotal[] {
  const totals = new Map<string, TaxTotal>()
  for (const [index, { net, taxes }] of priced.entries()) {
    for (const [place, { amount }] of taxes.entries()) {
      const tax = lines[index]!.taxes[place]!
      const id = taxSetOf({ taxes: [tax] })
      const known = totals.get(id) ?? { ...tax, base: 0, amount: 0 }
      totals.set(id, { ...known, base: known.base + net, amount: known.amount + amount })
    }
  }
  return [...totals.values()].sort((a, b) => b.rate - a.rate || (a.key < b.key ? -1 : 1))
}

function marginOf(priced: readonly PricedLine[]): Pick<PricedDocument, 'cost' | 'margin' | 'marginShare'> {
  const known = priced.filter(({ cost }) => cost !== null)
  if (known.length === 0) return { cost: null, margin: null, marginShare: null }
  const cost = known.reduce((all, line) => all + line.cost!, 0)
  const net = known.reduce((all, line) => all + line.net, 0)
  return { cost, margin: net - cost, marginShare: net === 0 ? null : (net - cost) / net }
}
