/**
 * A text without what people write one way or the other: small letters, accents folded, single blanks, none at the ends.
 *
 * @source accents: Unicode Standard Annex 15, canonical decomposition (NFD) without combining marks
 * @example
 * plainText('  José  García ')
 * // 'jose garcia'
 */
export function plainText(text: string): string {
  const bare = /^[\0-\x7f]*$/.test(text) ? text.toLowerCase() : withoutAccents(text)
  return bare.replace(/\s+/g, ' ').trim()
}

const withoutAccents = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/g, 'ss')
