import { answers, screens } from './catalogues.ts'
import { language } from './language.ts'

/** A sentence with something put in: what it looks like in English, and what it is in the other language. */
interface Sentence {
  /** The words around what is put in: before the first, between, behind the last. */
  words: readonly string[]
  /** Which of what is put in stands at each of the places. */
  order: readonly number[]
  text: string
  /** The letters that must be there: of two sentences that both fit, the one with more of them is meant. */
  weight: number
}

/** Sentences by the word they begin with; those that begin with what is put in stand under ''. */
let sentences: Map<string, Sentence[]> | undefined

/** A text of the server in the language that is shown; what no catalogue knows (names, what people wrote) stays as it is. */
export function told(text: string): string
export function told(text: string | undefined): string | undefined
export function told(text: string | undefined): string | undefined {
  if (language === 'en' || !text) return text
  if (text.length > longest || isCode.test(text)) return text
  return answers[text] ?? screens[text] ?? byPattern(text, sentenceWeight) ?? piecewise(text)
}

/** No sentence of ours is longer; what is, people wrote. */
const longest = 1_000

/** The name of a role: “Owner” is another word there than of a record. */
export const toldRole = (label: string): string => answers[`${label}\u0004model/permissions/`] ?? told(label)

/** The name of a field or a state, as programs read it. */
const isCode = /^[a-z][\w.]*$/

/** One answer of the server with everything in it that it says itself told. Names of fields tell what that is; records are left alone. */
export function toldAll<T>(answer: T): T {
  if (language === 'en') return answer
  return walk(answer, '') as T
}

const spoken =
  /^(about|assumes|misleads|verdicts|noHistory|label|labelPlural|oneLabel|manyLabel|help|hint|sentence|sentences|message|detail|mend|reason|reasons|description|why|what|cause|advice|warning|warnings|how|limits|assumptions|explanation|said|says|summary|fact|facts|heading|blocked|named|shown|unit)$/

/** What was told so in answers, and what it was; undefined where it was several things. */
const originals = new Map<string, string | undefined>()

/** What is sent back to where it was read: what was only told in the language of the screens goes as it came, lest everybody read it so. */
export function writtenAll<T>(body: T): T {
  return originals.size === 0 ? body : (unwalk(body) as T)
}

function unwalk(value: unknown): unknown {
  if (typeof value === 'string') return originals.get(value) ?? value
  if (Array.isArray(value)) return value.map(unwalk)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, unwalk(each)]))
}

function remembered(value: string, said: string): string {
  if (said !== value)
    originals.set(said, originals.has(said) && originals.get(said) !== value ? undefined : value)
  return said
}

function walk(value: unknown, name: string): unknown {
  if (typeof value === 'string') return remembered(value, wordFor(value, name))
  // How a page is laid out is people's own.
  if (name === 'page') return value
  if (Array.isArray(value)) return value.map((each) => walk(each, name))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, walk(each, name === 'say' ? name : key)]),
  )
}

/** Letters of ours that a sentence must have, lest what people wrote (“Johnson and Johnson”) be taken for one; a piece of one needs fewer. */
const [sentenceWeight, pieceWeight] = [5, 3]

/** How a field is spoken of (`say`) is words through and through, also where one stands alone. */
function wordFor(value: string, name: string): string {
  if (name === 'say') return answers[value] ?? told(value)
  if (name === 'because') return toldReasons(value)
  return spoken.test(name) ? told(value) : value
}

/** Why two records may be one: reasons parted by semicolons, which are too short to be known for sentences elsewhere. */
const toldReasons = (value: string): string =>
  value
    .split(sentenceEnd)
    .map((sentence) => {
      const reasons = sentence.replace(/\.$/, '').split('; ')
      return `${reasons.map((reason) => byPattern(reason, pieceWeight) ?? reason).join('; ')}.`
    })
    .join(' ')

function byPattern(text: string, lightest: number): string | undefined {
  sentences ??= sentencesOf(answers)
  const candidates = [...(sentences.get(firstWord(text)) ?? []), ...(sentences.get('') ?? [])]
  let best: { sentence: Sentence; found: string[] } | undefined
  for (const sentence of candidates) {
    if (sentence.weight < lightest || (best && best.sentence.weight >= sentence.weight)) continue
    const found = putIn(text, sentence.words)
    if (found?.every((part) => part.split(sentenceEnd).length === 1)) best = { sentence, found }
  }
  if (!best) return undefined
  const { order, text: target } = best.sentence
  const given = new Map(order.map((part, index) => [part, toldPart(best.found[index] ?? '')]))
  return target.replace(/\{(\d)\}/g, (_, part: string) => given.get(Number(part)) ?? '')
}

/** Between two sentences: one that is put in ends before it. */
const sentenceEnd = /(?<=[.!?]) (?=\p{Lu}|“)/u

/** Several sentences in a row, each for itself. */
function piecewise(text: string): string {
  const pieces = text.split(sentenceEnd)
  const [, at, fault] = /^([\w.]+: )(.+)$/s.exec(text) ?? []
  if (at && fault) return at + told(fault)
  return pieces.length === 1
    ? text
    : pieces.map((piece) => answers[piece] ?? byPattern(piece, sentenceWeight) ?? piece).join(' ')
}

/** What is put in is often a text of the server itself: the name of a field or an object, maybe in small letters. */
function toldPart(part: string): string {
  const word = toldWord(part)
  if (word !== part) return word
  if (part.includes(', ')) return part.split(', ').map(toldPart).join(', ')
  const [, noun] = /^(?:an?|the) (.+)$/.exec(part) ?? []
  return noun ? toldWord(noun) : part
}

function toldWord(part: string): string {
  const exact =
    answers[part] ??
    answers[part.charAt(0).toUpperCase() + part.slice(1)] ??
    answers[part.charAt(0).toLowerCase() + part.slice(1)]
  if (exact !== undefined || !/[\p{L}\d] \p{L}/u.test(part)) return exact ?? part
  return byPattern(part, pieceWeight) ?? part
}

function sentencesOf(catalogue: Readonly<Record<string, string>>): Map<string, Sentence[]> {
  const found = new Map<string, Sentence[]>()
  for (const [key, text] of Object.entries(catalogue)) {
    const [plain = ''] = key.split('\u0004')
    const pieces = plain.split(/\{(\d)\}/)
    const words = pieces.filter((_, index) => index % 2 === 0)
    const weight = words.join('').replace(/[^\p{L}]/gu, '').length
    if (pieces.length === 1 || weight < pieceWeight) continue
    const first = firstWord(`${words[0]}\u0000`)
    const sentence = {
      words,
      order: pieces.filter((_, index) => index % 2 === 1).map(Number),
      text,
      weight,
    }
    found.set(first, [...(found.get(first) ?? []), sentence])
  }
  return found
}

/** What stands between the words of a sentence in a text; undefined when it is another sentence. In one pass, however long both are. */
function putIn(text: string, words: readonly string[]): string[] | undefined {
  const [first = '', last = ''] = [words[0], words.at(-1)]
  const end = text.length - last.length
  if (!text.startsWith(first) || !text.endsWith(last) || end < first.length) return undefined
  const found: string[] = []
  let at = first.length
  for (const word of words.slice(1, -1)) {
    const next = text.indexOf(word, at)
    if (next === -1 || next + word.length > end) return undefined
    found.push(text.slice(at, next))
    at = next + word.length
  }
  return [...found, text.slice(at, end)]
}

/** The word a sentence surely begins with: one that something put in cannot go on. */
const firstWord = (text: string): string => /^[\p{L}’']+(?=[ ,.:;])/u.exec(text)?.[0] ?? ''
