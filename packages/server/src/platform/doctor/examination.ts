/** What was found about one thing: all is well, something to know, or something that keeps Regulars from working. */
export interface Finding {
  about: string
  state: 'well' | 'note' | 'ill'
  /** What is so, in one sentence. */
  says: string
  /** What to do about it. */
  mend?: string
}

/** A finding that all is well. */
export function well(about: string, says: string): Finding {
  return { about, state: 'well', says }
}

/** A finding that people may want to know, with what to do. */
export function note(about: string, says: string, mend?: string): Finding {
  return { about, state: 'note', says, mend }
}

/** A finding that keeps Regulars from working, with what to do. */
export function ill(about: string, says: string, mend?: string): Finding {
  return { about, state: 'ill', says, mend }
}

/** Writes a finding as people read it. */
export function sentenceOf({ about, state, says, mend }: Finding): string {
  const sign = { well: '✓', note: '•', ill: '✗' }[state]
  return `${sign} ${about}: ${says}${mend ? `\n    ${mend}` : ''}`
}

/** The worst of what was found. */
export function worstOf(findings: readonly Finding[]): Finding['state'] {
  const states = new Set(findings.map(({ state }) => state))
  return states.has('ill') ? 'ill' : states.has('note') ? 'note' : 'well'
}
