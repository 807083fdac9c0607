/** How a spreadsheet counts days: from the end of 1899, or on old Macintoshes from 1904. */
export type DateSystem = 1900 | 1904

const msPerDay = 86_400_000

/**
 * A day number as text: `2024-03-01`, with time of day `2024-03-01 18:30:00`, below one only the time. Day 60 of the 1900 system, the 29 February
 * 1900 that never was, is left in as Excel writes it.
 */
export function dateText(serial: number, system: DateSystem): string {
  const seconds = Math.round(serial * 86_400)
  const time = new Date((((seconds % 86_400) + 86_400) % 86_400) * 1000).toISOString().slice(11, 19)
  if (serial >= 0 && serial < 1) return time
  const day = Math.floor(seconds / 86_400)
  const epoch = system === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30)
  const at = new Date(epoch + day * msPerDay)
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999) return String(serial)
  const date = at.toISOString().slice(0, 10)
  return time === '00:00:00' ? date : `${date} ${time}`
}

/** A number without exponent where it is whole, and without the digits that binary fractions bring. */
export function numberText(written: string): string {
  const value = Number(written)
  if (written.trim() === '' || !Number.isFinite(value)) return written
  if (Number.isSafeInteger(value)) return value.toFixed(0)
  return String(Number(value.toPrecision(15)) === value ? Number(value.toPrecision(15)) : value)
}

/** Built-in number formats of the file format that show dates (ECMA-376 part 1, 18.8.30). */
const builtInDates = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47])

/** Tells whether a number format shows a date or time: it has y, m, d, h or s outside quotation marks, brackets and escapes. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtInDates.has(id) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
  const bare = code
    .split(';')[0]!
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general|E[+-]/gi, '')
  return /[ymdhs]/i.test(bare)
}

/** Column of a cell reference: `C7` → 2; undefined when it is none. */
export function columnOfReference(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,7}/i.exec(reference ?? '')?.[0].toUpperCase()
  if (!letters) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** Characters that XML cannot hold are written `_x000D_`, and an underscore before such a text `_x005F_`. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text
