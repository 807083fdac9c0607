/** A rule of an object. */
export interface ObjectRule {
  /** Names it for good; given when it is made. */
  id: string
  /** Must not come out as no: `sold_on = blank or sold_on >= bought_on`. A comparison with an empty field is a no: `is_blank(price) or price > 0`. */
  formula: string
  /** What is wrong and the way out, for whoever breaks it. */
  sentence: string
  /** Key of the field at which the sentence stands; the whole record, when absent. */
  field?: string
}
