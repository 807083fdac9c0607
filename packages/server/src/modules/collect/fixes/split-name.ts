/** The parts of a person's name that Regulars keeps apart. */
export interface SplitName {
  /** All given names. */
  firstName: string
  /** Family name with what belongs to it (`de la Cruz`); titles and degrees are left out. */
  lastName: string
}

const salutations =
  /^(mr|mrs|ms|miss|mx|sir|dame|lady|lord|dr|prof|professor|rev|reverend|fr|hon|herr|frau|pan|pani|m|mme|mlle|sig|signora|sr|sra|don|doña|dipl-?ing)$/i
const suffixes =
  /^(jr|sr|i{2,3}|iv|vi{0,3}|esq|esquire|2nd|3rd|4th|m\.?d|mba|ph\.?d|pharm\.?d|cpa|dds|dvm|jd|j\.d|phd|msc|bsc|ba|ma|rn|cfp|llm|lld)$/i
/** Small words that begin a family name. */
const particles =
  /^(de|del|della|dell'|di|da|das|do|dos|du|des|la|le|las|los|el|al|bin|ben|ibn|van|von|vom|vander|vanden|den|der|ter|ten|zu|zum|zur|af|av|st|san|santa|bar|abu|mac|mc|o')$/i

/**
 * Takes a person's name apart: “Dr. Anna Maria de la Cruz, PhD” → Anna Maria, de la Cruz; “Hearst, William R.” → William R., Hearst.
 * A single word is a first name.
 */
export function splitName(written: string): SplitName {
  const name = written
    .replace(/\([^)]*\)|"[^"]*"/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const [head = '', ...rest] = name.split(/\s*,\s*/)
  const afterComma = rest.filter((part) => !part.split(' ').every(isSuffix))
  if (afterComma.length > 0 && !isOnlyTitles(head)) {
    const given = withoutTitles(afterComma.join(' ').split(' '))
    return { firstName: given.join(' '), lastName: withoutTitles(head.split(' ')).join(' ') }
  }
  const words = withoutTitles(head.split(' '))
  // After a title stands a family name: Mr. Hearst.
  const isFamilyName = words.length === 1 && isSalutation(head.split(' ')[0]!) && head !== words[0]
  return isFamilyName ? { firstName: '', lastName: words[0]! } : splitWords(words)
}

const bare = (word: string): string => word.replace(/[.,]+$/, '')
const isSuffix = (word: string): boolean => suffixes.test(bare(word))
const isSalutation = (word: string): boolean => salutations.test(bare(word))
const isOnlyTitles = (text: string): boolean => text.split(' ').every(isSalutation)

/** A title needs a name after it, a suffix one before it: Miss is somebody's name where nothing else is. */
function withoutTitles(words: readonly string[]): string[] {
  const left = words.filter((word) => word !== '')
  while (left.length > 1 && (isSalutation(left[0]!) || left[0] === '&' || left[0] === 'and')) left.shift()
  while (left.length > 1 && isSuffix(left.at(-1)!)) left.pop()
  return left
}

function splitWords(words: readonly string[]): SplitName {
  if (words.length < 2) return { firstName: words[0] ?? '', lastName: '' }
  const particle = words.findIndex(
    (word, index) => index > 0 && index < words.length - 1 && particles.test(word),
  )
  const from = particle > 0 ? particle : words.length - 1
  return { firstName: words.slice(0, from).join(' '), lastName: words.slice(from).join(' ') }
}
