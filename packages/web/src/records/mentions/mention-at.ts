/** A mention that is being written: where its `@` stands, and what of the name is there. */
export interface OpenMention {
  start: number
  typed: string
}

/** Finds the mention that the caret stands in; undefined when it stands in none. An `@` inside a word is that of an address. */
export function mentionAt(text: string, caret: number): OpenMention | undefined {
  const match = /(?<![\p{L}\p{N}_.])@([\p{L}\p{N}.'’-]*(?: [\p{L}\p{N}.'’-]+){0,3})$/u.exec(
    text.slice(0, caret),
  )
  return match ? { start: match.index, typed: match[1]! } : undefined
}

/** The text with a name written out where a mention was begun, and where the caret stands then. */
export function writeMention(
  text: string,
  { start, typed }: OpenMention,
  name: string,
): { text: string; caret: number } {
  const rest = text.slice(start + 1 + typed.length)
  const head = `${text.slice(0, start)}@${name}${/^[\s.,;:!?)]/.test(rest) ? '' : ' '}`
  return { text: head + rest, caret: head.length }
}
