/** All benchmarks and their files, in the order in which they run. A new one is a file and a line here. Each is loaded when its turn comes. */
export const benchmarks: Readonly<Record<string, string>> = {
  pages: 'api/pages.ts',
  questions: 'api/questions.ts',
  segments: 'value/segments.ts',
  timeline: 'api/timeline.ts',
  live: 'api/live.ts',
  writes: 'api/writes.ts',
  browser: 'screens/browser.ts',
  bundles: 'screens/bundles.ts',
  analysis: 'value/analysis.ts',
  program: 'reach/program.ts',
  'import-transactions': 'collect/import-transactions.ts',
  'import-contacts': 'collect/import-contacts.ts',
  'duplicate-scan': 'identity/duplicate-scan.ts',
  start: 'server/start.ts',
  'purchase-models': 'statistics/purchase-models.ts',
  methods: 'statistics/methods.ts',
}
