/**
 * How a field is said in a sentence about records: "People who *live in Gdańsk*". Sentences are made from these phrases; a field without
 * them is said plainly: "have the shoe size 40".
 *
 * A phrase says what several records do, in the present or perfect tense. `{value}` stands for what is compared with: "Gdańsk", "over €500", "in the
 * last 90 days", for counts also `{times}`: "at least 3 times". What stands in brackets is left out after a noun: "[live] in {value}"
 * becomes "people in Gdańsk". Where "not" alone does not make the opposite, a phrase comes with it as a pair.
 */
export type Phrase = string | readonly [says: string, opposite: string]

/** The phrases of a field; each may be absent. */
export interface Saying {
  /** What the value is called: "phone number". Absent = the label. */
  noun?: string
  /** Equals one of some values. */
  is?: Phrase
  /** Compares as a number. */
  compare?: Phrase
  /** Lies in a stretch of time. */
  when?: Phrase
  /** Has a value, and has none. For counts: more than 0, and 0. */
  some?: Phrase
  /** Of a reference: what is pointed to is such and such, with `{value}` saying it as after a noun: "in Gdańsk". */
  through?: Phrase
}

/** The phrases by which the object pointed to says its records here: people "have ordered". */
export interface RelationSaying {
  /** What the records are called: "orders". Absent = the label of their object. */
  noun?: string
  /** There are some, and there are none: "have ordered". */
  some?: Phrase
  /** There are so many; `{times}` or `{value}`: "have ordered {times}". */
  count?: Phrase
  /** Sum of a field: `{ total: 'have spent {value}' }`. */
  sum?: Readonly<Record<string, Phrase>>
  /** Mean of a field: `{ total: 'have spent {value} per order' }`. */
  avg?: Readonly<Record<string, Phrase>>
  /** There are some with a field, or what it points to, that is such and such: `{ product: 'have bought {value}' }`. */
  by?: Readonly<Record<string, Phrase>>
}
