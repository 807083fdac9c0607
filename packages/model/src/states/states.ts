/** The states of a thing and what may follow: declared once, asked by server and screen alike. */
export interface States<S extends string> {
  /** Every state, in the order declared. */
  all: readonly S[]
  /** The states that may follow one. */
  after(from: S): readonly S[]
  /** Whether one state may follow another. */
  mayBecome(from: S, to: S): boolean
  /** A state as a sentence goes on after "is": "paused". */
  said(state: S): string
}

/**
 * Declares the states of a thing.
 *
 * @example states({ open: { said: 'open', next: ['shut'] }, shut: { said: 'shut', next: [] } }).mayBecome('open', 'shut') // true
 */
export function states<const S extends string>(
  declared: Record<S, { said: string; next: readonly NoInfer<S>[] }>,
): States<S> {
  const after = (from: S): readonly S[] => declared[from].next
  return {
    all: Object.keys(declared) as S[],
    after,
    mayBecome: (from, to) => after(from).includes(to),
    said: (state) => declared[state].said,
  }
}
