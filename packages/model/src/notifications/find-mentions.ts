/** Somebody who can be mentioned. */
export interface Mentionable {
  id: string
  name: string
}

/**
 * Who is mentioned in a text by `@` and their whole name, as it is written or in small letters. The longest name that fits is meant: “@Ana Kowalska” is not Ana. What follows
 * a letter or a number is an address, no mention. Where several are called the same, all of them are meant.
 *
 * @example findMentions('Please look, @ana!', [{ id: '1', name: 'Ana' }]) // ['1']
 */
export function findMentions(text: string, people: readonly Mentionable[]): string[] {
  const found = new Set<string>()
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}_.])@/gu))
    for (const { id } of namedAt(text.slice(index + 1).toLocaleLowerCase(), people)) found.add(id)
  return [...found]
}

function namedAt(rest: string, people: readonly Mentionable[]): readonly Mentionable[] {
  const fitting = people.filter(({ name }) => {
    const word = name.toLocaleLowerCase()
    return word !== '' && rest.startsWith(word) && !/^[\p{L}\p{N}_]/u.test(rest.slice(word.length))
  })
  const longest = Math.max(0, ...fitting.map(({ name }) => name.length))
  return fitting.filter(({ name }) => name.length === longest)
}
