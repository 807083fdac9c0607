import { defineConfig } from 'vitest/config'

/** Where `npm test` wants the counts. Two runs write on one terminal there, which cannot both redraw its last lines. */
const report = process.env.REGULARS_TEST_REPORT

/** Starts the program as people do, so it waits as much as those in the browser do, and runs beside them. */
const wholeProgram = 'packages/server/src/main.test.ts'

export default defineConfig({
  test: {
    reporters: report
      ? [
          ['default', { summary: false }],
          ['json', { outputFile: report }],
        ]
      : ['default'],
    projects: [
      { test: { name: 'model', include: ['packages/model/src/**/*.test.ts'], isolate: false } },
      {
        test: {
          name: 'analytics',
          include: ['packages/analytics/src/**/*.test.ts'],
          isolate: false,
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'server',
          include: ['packages/server/src/**/*.test.ts'],
          exclude: [wholeProgram],
          globalSetup: ['packages/server/src/platform/testing/global-setup.ts'],
          // To load the server for each file anew took a third of the time. Each file has a database of its own all the same.
          isolate: false,
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'web',
          include: ['packages/web/{src,testing,texts}/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          // A server and a browser that end on a machine with much else to do take their while.
          hookTimeout: 60_000,
          expect: { poll: { timeout: 15_000 } },
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts', wholeProgram],
          globalSetup: ['e2e/testing/build-web.mjs'],
          testTimeout: 60_000,
          // A server and a browser that end on a machine with much else to do take their while.
          hookTimeout: 60_000,
          expect: { poll: { timeout: 15_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
})
