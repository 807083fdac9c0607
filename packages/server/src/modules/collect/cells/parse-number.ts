/** Sign between whole and fraction. */
export type DecimalSign = '.' | ','

const currencySigns = /[\p{Sc}\s\u00a0\u202f']/gu
const currencyCode = /^[A-Z]{3}|[A-Z]{3}$/g

/**
 * Reads a figure as people and programs write it: `1,234.50`, `1.234,50`, `(12.00)`, `12-`, `€ 5`, `15 %` (0.15), `1e3`.
 * @returns the number, or undefined when it is none
 */
export function tryNumber(written: string, decimal: DecimalSign): number | undefined {
  if (plain.test(written) && (decimal === '.' || !written.includes('.'))) return Number(written)
  let text = written.trim().replace(currencyCode, '').replace(currencySigns, '').replace('\u2212', '-')
  const percent = text.endsWith('%')
  if (percent) text = text.slice(0, -1)
  const bracketed = /^\((.+)\)$/.exec(text)
  if (bracketed) text = `-${bracketed[1]}`
  else if (text.endsWith('-')) text = `-${text.slice(0, -1)}`
  const group = decimal === '.' ? ',' : '.'
  if (!groupsAreInOrder(text, group, decimal)) return undefined
  const normal = text.replaceAll(group, '').replace(decimal, '.')
  if (!plain.test(normal)) return undefined
  const value = Number(normal)
  return Number.isFinite(value) ? (percent ? value / 100 : value) : undefined
}

const plain = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?$/

/** Grouping signs stand in front of exactly three digits, and none after the decimal sign; Indian grouping (12,34,567) too. */
function groupsAreInOrder(text: string, group: string, decimal: string): boolean {
  if (!text.includes(group)) return true
  const [whole, ...fractions] = text.replace(/^[-+]/, '').split(decimal)
  if (fractions.some((fraction) => fraction.includes(group))) return false
  const parts = whole!.split(group)
  return parts.every((part, index) =>
    index === 0
      ? /^\d{1,3}$/.test(part)
      : index === parts.length - 1
        ? /^\d{3}$/.test(part)
        : /^\d{2,3}$/.test(part),
  )
}

/** Which sign stands before the fraction in a column of figures; undefined when the samples leave it open. */
export function detectDecimal(samples: readonly string[]): DecimalSign | undefined {
  let points = 0
  let commas = 0
  for (const sample of samples) {
    const text = sample.replace(currencySigns, '')
    const lastPoint = text.lastIndexOf('.')
    const lastComma = text.lastIndexOf(',')
    if (lastPoint < 0 && lastComma < 0) continue
    if (lastPoint >= 0 && lastComma >= 0) lastPoint > lastComma ? points++ : commas++
    else if (lastPoint >= 0 && isFraction(text, '.')) points++
    else if (lastComma >= 0 && isFraction(text, ',')) commas++
  }
  if (points === 0 && commas === 0) return undefined
  return commas > points ? ',' : '.'
}

/** One sign, not followed by exactly three digits: it cannot be grouping. */
const isFraction = (text: string, sign: string): boolean =>
  text.split(sign).length === 2 && !/^\d{3}(?!\d)/.test(text.slice(text.indexOf(sign) + 1))
