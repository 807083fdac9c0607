/**
 * How well words fit what was typed, 0 to 1: every typed word must begin a word, and the label's own words count more than
 * its synonyms. Plain beginnings rather than letters anywhere, so that “mar” does not find “Programs”.
 */
export function fit(typed: string, label: string, synonyms: readonly string[] = []): number {
  const wanted = wordsOf(typed)
  const own = wordsOf(label)
  const all = [...own, ...synonyms.flatMap(wordsOf)]
  if (!wanted.every((word) => all.some((each) => each.startsWith(word)))) return 0
  if (own.join(' ').startsWith(wanted.join(' '))) return 1
  return wanted.every((word) => own.some((each) => each.startsWith(word))) ? 0.8 : 0.5
}

function wordsOf(text: string): string[] {
  const folded = text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
  return folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}
