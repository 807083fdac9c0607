import type { Place } from '../../ui/format/use-format.tsx'

/**
 * Reads a number as people and spreadsheets of a place write it: “1,284.30”, in Germany “1.284,30”; with a currency, % or marks of direction around it. Undefined when
 * it is none.
 */
export function readNumber(written: string, { locale }: Pick<Place, 'locale'>): number | undefined {
  const bare = written
    .replace(/[\s\u00a0\u202f\u200e\u200f\u061c%]|\p{Sc}|\b[A-Z]{3}\b/gu, '')
    .replace(/\u2212/g, '-')
  const { group, decimal } = signsOf(locale)
  if (isGrouped(bare, group, decimal)) return toNumber(bare.replaceAll(group, '').replace(decimal, '.'))
  return toNumber(decimal === '.' ? bare : bare.replace(decimal, '.'))
}

/** Digits in groups of two or three parted by the sign of the place; anything else with that sign is no number of the place. */
function isGrouped(bare: string, group: string, decimal: string): boolean {
  const [whole = ''] = bare.split(decimal)
  const parts = whole.replace(/^[-+]/, '').split(group)
  return (
    parts.length > 1 && /^\d{1,3}$/.test(parts[0]!) && parts.slice(1).every((part) => /^\d{2,3}$/.test(part))
  )
}

function toNumber(plain: string): number | undefined {
  return /^[-+]?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : undefined
}

function signsOf(locale: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1_234_567.8)
  const sign = (type: string, usual: string) => parts.find((part) => part.type === type)?.value ?? usual
  return { group: sign('group', ','), decimal: sign('decimal', '.') }
}
