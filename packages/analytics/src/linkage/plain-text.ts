/**
 * A text without what people write one way or the other: small letters, accents folded, single blanks, none at the ends.
 *
 * @source accents: Unicode Standard Annex 15, canonical decomposition (NFD) without combining marks
 * @example
 * plainText('  José  García ')
 * // 'jose garcia'
 */
export function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/\s+/g, ' ')
    .trim()
}
