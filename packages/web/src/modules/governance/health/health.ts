/** One thing that was looked at. */
export interface Finding {
  about: string
  state: 'well' | 'note' | 'ill'
  says: string
  mend?: string
}

/** A statement that was slow. */
export interface SlowQuery {
  text: string
  times: number
  totalMs: number
  longestMs: number
  lastAt: string
}

/** How the server is: `GET /api/v1/health`. */
export interface Health {
  state: Finding['state']
  version: string
  upSince: string
  findings: Finding[]
  slowQueries: { slowerThanMs: number; data: SlowQuery[] }
}

const order: readonly Finding['state'][] = ['ill', 'note', 'well']

/** What needs mending first, then what is worth knowing. */
export const worstFirst = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
