import {
  type Comparison,
  exactValue,
  personName,
  similarDate,
  similarEmail,
  similarName,
  similarPhrase,
  similarText,
} from '@regulars/analytics'
import type { Comparing } from '@regulars/model'
import { legalForms, streetWords } from './words-that-say-little.ts'

/** One way of comparing values: in memory, and which records are worth comparing at all. */
export interface ComparingKind {
  comparison: Comparison
  /** SQL expression over the value (a text column) that gives the list of its words, of which the keys are then made; without it they are made of the value. */
  words?: (value: string) => string
  /**
   * Blocking: SQL expressions over the value or its words that give a list of different keys; records with a key in common are compared. None for
   * what too many have in common.
   */
  keys: readonly ((value: string) => string)[]
  /** Names give the initials by which a block that is too large is parted; their own are parted by the other values. */
  isName?: true
  /** Keys that strangers have in common too often to learn from: a family shares a word of its names. */
  sharedKeys?: readonly ((value: string) => string)[]
  /** People of one household have it in common: a pass over one of these teaches nothing about the others. */
  ofHousehold?: true
  /** Ways of comparing from whose equal values it follows: beside these it says nothing. */
  follows?: readonly Comparing[]
  /** What one would guess of pairs of the same and of strangers before any scan, by level. */
  guess: { match: readonly number[]; chance: readonly number[] }
}

const folded = (value: string): string => `btrim(regexp_replace(fold(${value}), '[^[:alnum:]]+', ' ', 'g'))`
const nameWords = (value: string): string => `name_words(${value})`
const without =
  (list: ReadonlySet<string>) =>
  (value: string): string =>
    `array(select word from unnest(${nameWords(value)}) as word where word <> all ('{${[...list].join(',')}}'))`

/** Words in one order, so that it does not matter in which they were written. */
const sortedWords = (words: string): string =>
  `array[(select string_agg(word, ' ' order by word) from unnest(${words}) as word)]`
const sortedSounds = (words: string): string =>
  `array[(select string_agg(name_sound(word), ' ' order by name_sound(word)) from unnest(${words}) as word where length(word) > 1)]`

/** Words of three letters and more: the rare ones make small blocks, the others none. */
const longWords = (words: string): string =>
  `array(select distinct word from unnest(${words}) as word where length(word) > 2)`

const phraseGuess = {
  match: [0.65, 0.1, 0.12, 0.08, 0.05],
  chance: [0.00003, 0.0001, 0.0005, 0.01, 0.98937],
}

const text = {
  comparison: similarText({ fewErrors: 2, termFrequency: true }),
  keys: [(value: string) => `array[${folded(value)}]`],
  guess: { match: [0.75, 0.08, 0.05, 0.12], chance: [0.002, 0.001, 0.003, 0.994] },
}

const phrase = {
  comparison: similarPhrase({ termFrequency: true }),
  words: nameWords,
  keys: [sortedWords, longWords],
  isName: true,
  guess: phraseGuess,
} as const

const code = {
  comparison: exactValue({ termFrequency: true }),
  keys: [],
  guess: { match: [0.97, 0.03], chance: [0.3, 0.7] },
}

/** Every way of comparing; another is one more entry, here and in `comparings` of the model. */
export const comparingKinds: Readonly<Record<Comparing, ComparingKind>> = {
  personName: {
    comparison: personName({ termFrequency: true }),
    words: nameWords,
    keys: [sortedWords, sortedSounds],
    sharedKeys: [longWords],
    isName: true,
    ofHousehold: true,
    guess: {
      match: [0.6, 0.05, 0.15, 0.1, 0.07, 0.03],
      chance: [0.00002, 0.00001, 0.0002, 0.0005, 0.02, 0.97927],
    },
  },
  organisationName: {
    comparison: similarPhrase({ ignore: legalForms, termFrequency: true }),
    words: without(legalForms),
    keys: [sortedWords, longWords],
    isName: true,
    guess: phraseGuess,
  },
  phrase,
  codeOrPhrase: { ...phrase, comparison: similarPhrase({ exactNumbers: true, termFrequency: true }) },
  street: {
    comparison: similarPhrase({ ignore: streetWords, termFrequency: true }),
    words: without(streetWords),
    keys: [sortedWords],
    ofHousehold: true,
    guess: phraseGuess,
  },
  place: {
    comparison: similarName({ termFrequency: true }),
    keys: [],
    ofHousehold: true,
    // A town from its postcode, a region from its town: fields name the smaller first.
    follows: ['postcode', 'place'],
    guess: { match: [0.75, 0.08, 0.05, 0.12], chance: [0.03, 0.005, 0.015, 0.95] },
  },
  postcode: { ...text, ofHousehold: true },
  text,
  codeOrText: {
    ...text,
    comparison: similarText({ fewErrors: 2, exactNumbers: true, termFrequency: true }),
  },
  day: {
    comparison: similarDate(),
    keys: [(value) => `array[${value}]`],
    guess: { match: [0.85, 0.03, 0.05, 0.03, 0.04], chance: [0.00005, 0.00005, 0.001, 0.02, 0.9789] },
  },
  email: {
    comparison: similarEmail(),
    keys: [
      (value) => `array[fold(${value})]`,
      (value) =>
        `array(select fold(name) from split_part(${value}, '@', 1) as name where length(name) > 4 and fold(name) <> all ('{office,contact,sales,service,support,kontakt,hello}'))`,
    ],
    guess: { match: [0.3, 0.15, 0.15, 0.4], chance: [0.000001, 0.00002, 0.00002, 0.999959] },
  },
  phone: {
    comparison: similarText({ fewErrors: 2 }),
    keys: [(value) => `array[right(${value}, 8)]`],
    ofHousehold: true,
    // Those who live in one house often have one telephone.
    follows: ['street'],
    guess: { match: [0.65, 0.05, 0.02, 0.28], chance: [0.000002, 0.00002, 0.0002, 0.999778] },
  },
  link: {
    comparison: exactValue(),
    keys: [(value) => `array[${value}]`],
    guess: { match: [0.85, 0.15], chance: [0.00003, 0.99997] },
  },
  code,
  country: { ...code, ofHousehold: true },
}
