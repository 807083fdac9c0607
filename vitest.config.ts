import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'model', include: ['packages/model/src/**/*.test.ts'] } },
      { test: { name: 'analytics', include: ['packages/analytics/src/**/*.test.ts'], testTimeout: 60_000 } },
    ],
  },
})
