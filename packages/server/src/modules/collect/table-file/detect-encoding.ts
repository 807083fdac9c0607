import { analyse } from 'chardet'

/** Byte-order mark, then valid UTF-8, then a guess by letter statistics, then Windows-1252. */
export function detectEncoding(bytes: Buffer): string {
  const marked = hasUtf16Mark(bytes) ?? utf16WithoutMark(bytes)
  if (marked) return marked
  if (isUtf8(bytes)) return 'utf-8'
  return statisticalEncoding(bytes) ?? 'windows-1252'
}

/**
 * The encoding whose letter statistics fit best. Short Western samples fit several single-byte encodings about equally; then the most
 * common of them is right more often than the best by a hair.
 */
function statisticalEncoding(bytes: Buffer): string | undefined {
  const guesses = analyse(bytes).filter(({ name }) => name !== 'UTF-8' && name !== 'ASCII')
  const western =
    guesses.find(({ name }) => name === 'ISO-8859-1' || name === 'windows-1252')?.confidence ?? 0
  const best = guesses.find(({ name }) => tryEncoding(name) !== undefined)
  return best && best.confidence > western + 15 && best.confidence >= 30 ? tryEncoding(best.name) : undefined
}

export function hasUtf16Mark(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** Western text in UTF-16 has a zero in every other byte. */
export function utf16WithoutMark(bytes: Buffer): string | undefined {
  const looked = bytes.subarray(0, 2000)
  let even = 0
  let odd = 0
  for (let at = 0; at < looked.length; at++) if (looked[at] === 0) at % 2 === 0 ? even++ : odd++
  if (odd > looked.length * 0.3 && even === 0) return 'utf-16le'
  if (even > looked.length * 0.3 && odd === 0) return 'utf-16be'
  return undefined
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

function tryEncoding(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}
