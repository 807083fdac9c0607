/** A bar: what a figure must reach. */
export interface BarDefinition {
  /** The part of the product it belongs to. */
  part: string
  says: string
  /** What is held against the limit: the figure itself, or its ratio to the baseline. */
  of: 'figure' | 'ratio'
  atLeast?: number
  atMost?: number
  /** What it was missed by when last looked into: told beside the figure for as long as it is missed. */
  cause?: string
}

/**
 * All bars there are, once. A measurement names the one it must reach; one that no measurement names is told as not measured in docs/performance.md.
 */
export const bars = {
  start: { part: 'Start', says: 'a second start is ready in under 3 s', of: 'figure', atMost: 3 },
  page: {
    part: 'Lists',
    says: 'a page of 50, 8 connections: at least half the requests per second of a bare handler',
    of: 'ratio',
    atLeast: 0.5,
  },
  'deep-page': {
    part: 'Lists',
    says: 'a page deep in the list costs what the first costs',
    of: 'ratio',
    atLeast: 0.9,
  },
  'page-p95': {
    part: 'Lists',
    says: 'any page under 50 ms at the 95th percentile, 8 connections',
    of: 'figure',
    atMost: 50,
  },
  search: { part: 'Lists', says: 'finding records of every kind under 50 ms', of: 'figure', atMost: 50 },
  scrolling: {
    part: 'Lists',
    says: 'the table holds 60 frames a second while scrolling',
    of: 'figure',
    atLeast: 57,
    cause: 'drawn by the processor alone, each frame of new rows takes longer than a sixtieth of a second',
  },
  'first-load': {
    part: 'Lists',
    says: 'first load at most 200 kB of JavaScript, gzip',
    of: 'figure',
    atMost: 200,
  },
  'add-field': {
    part: 'Objects',
    says: 'adding a field to a million records under 2 s with writes going on',
    of: 'figure',
    atMost: 2,
  },
  'import-transactions': {
    part: 'Collect',
    says: 'import of sales lines: at most 5 times the time of COPY',
    of: 'ratio',
    atMost: 5,
    cause:
      'each line is read and checked by one thread, then sorted into orders and written by one connection; what follows (sums, timeline, 55 indexes) is half of it',
  },
  'import-memory': {
    part: 'Collect',
    says: 'resident memory under 400 MB whatever the file size',
    of: 'figure',
    atMost: 400,
  },
  'import-contacts': {
    part: 'Identity',
    says: 'import of contacts, matched by e-mail: at most 8 times the time of COPY with the same indexes',
    of: 'ratio',
    atMost: 8,
  },
  'undo-import': {
    part: 'Identity',
    says: 'undo of an import of a million rows under 2 minutes (8,300 rows a second)',
    of: 'figure',
    atLeast: 8300,
  },
  'duplicate-scan': {
    part: 'Identity',
    says: 'duplicate scan of a million contacts under 10 minutes (1,670 contacts a second)',
    of: 'figure',
    atLeast: 1670,
    cause: 'pairs are compared by one thread, and each record has more of them the more records there are',
  },
  merge: {
    part: 'Identity',
    says: 'merge of two contacts with 10,000 touchpoints each under 1 s',
    of: 'figure',
    atMost: 1,
    cause:
      'each touchpoint that moves is written anew into six indexes, and noted with its values before and after, so that unmerging is exact',
  },
  analysis: {
    part: 'Value',
    says: 'analysis of 1,000,000 customers with 5,000,000 orders in under 90 s (11,100 customers a second)',
    of: 'figure',
    atLeast: 11_100,
    cause:
      'the estimates are put into seven indexes while people read those of before; the share of the fit falls with the number of customers',
  },
  'fit-million': {
    part: 'Statistics',
    says: '1,000,000 customers: grouping and MBG/NBD fit under 10 s',
    of: 'figure',
    atMost: 10,
  },
  'score-million': {
    part: 'Statistics',
    says: '1,000,000 customers: scoring under 5 s',
    of: 'figure',
    atMost: 5,
  },
  'fit-python': {
    part: 'Statistics',
    says: 'the fit is at least as fast as NumPy and SciPy',
    of: 'ratio',
    atMost: 1,
  },
  groceries: { part: 'Statistics', says: 'Groceries at support 0.001 under 1 s', of: 'figure', atMost: 1 },
  ease: { part: 'Statistics', says: 'EASE on 5,000 items under 60 s', of: 'figure', atMost: 60 },
  'k-means': { part: 'Statistics', says: 'k-means on 1,000,000 × 3 under 10 s', of: 'figure', atMost: 10 },
  linkage: { part: 'Statistics', says: 'linkage of 10,000 records under 10 s', of: 'figure', atMost: 10 },
  board: {
    part: 'Sales',
    says: 'board of 5,000 open deals opens under 150 ms',
    of: 'figure',
    atMost: 150,
    cause:
      'after the one trip for sums and cards, laying out the list anew and drawing the cards in sight take the script longer than that on its own',
  },
  'board-drag': {
    part: 'Sales',
    says: 'a card of that board is carried at 57 frames a second or more',
    of: 'figure',
    atLeast: 57,
  },
  forecast: {
    part: 'Sales',
    says: 'forecast of 100,000 deals over 24 months under 300 ms',
    of: 'figure',
    atMost: 300,
  },
  'quote-pdf': { part: 'Sales', says: 'a 40-line quote as PDF under 1 s', of: 'figure', atMost: 1 },
} as const satisfies Record<string, BarDefinition>

/** The name of a bar. */
export type Bar = keyof typeof bars

/** Whether a figure, or its ratio to the baseline, reaches a bar. */
export function isMet(name: Bar, figure: number, ratio: number | undefined): boolean {
  const bar: BarDefinition = bars[name]
  const held = bar.of === 'ratio' ? ratio : figure
  if (held === undefined) return false
  return held >= (bar.atLeast ?? Number.NEGATIVE_INFINITY) && held <= (bar.atMost ?? Number.POSITIVE_INFINITY)
}

/** The limit as people write it: "≥ 0.5 ×". */
export function limitOf(name: Bar, unit: string): string {
  const bar: BarDefinition = bars[name]
  const what = bar.of === 'ratio' ? '×' : unit
  return bar.atLeast === undefined ? `≤ ${bar.atMost} ${what}` : `≥ ${bar.atLeast} ${what}`
}
