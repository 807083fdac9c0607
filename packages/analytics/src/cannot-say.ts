/**
 * The honest answer when the data do not allow one: why, in a sentence for people, with the figures behind it.
 *
 * Functions that may be asked with too little data return `{ ok: true, … } | CannotSay` instead of throwing,
 * so that a screen can print the reason where the figure would stand.
 */
export interface CannotSay {
  readonly ok: false
  /** A full sentence, for example "Only 3 customers bought again; at least 30 are needed." */
  readonly reason: string
}

/** Builds a {@link CannotSay} from its sentence. */
export function cannotSay(reason: string): CannotSay {
  return { ok: false, reason }
}
