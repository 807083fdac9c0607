/** “Marta Kowalczyk” → “MK”, “Hotel Linde GmbH” → “HG”, “Ana” → “A”, “” → “?”. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /\p{L}|\p{N}/u.test(word))
  const first = firstLetter(words[0])
  const last = words.length > 1 ? firstLetter(words.at(-1)) : ''
  return `${first}${last}` || '?'
}

/** The same name always gets the same of `count` tints. */
export function tintOf(name: string, count: number): number {
  let hash = 7
  for (const letter of name) hash = (hash * 31 + letter.codePointAt(0)!) >>> 0
  return hash % count
}

function firstLetter(word = ''): string {
  return (word.match(/\p{L}|\p{N}/u)?.[0] ?? '').toUpperCase()
}
