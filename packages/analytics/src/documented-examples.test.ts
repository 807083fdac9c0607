import { describe, expect, test } from 'vitest'
import * as analytics from './index.ts'
import { agrees, examplesOfComments, examplesOfGuide } from './testing/documented-examples.ts'

function run(code: string, scope: Record<string, unknown>): unknown {
  return new Function(...Object.keys(scope), code)(...Object.values(scope))
}

describe('examples of doc comments come out as they say', () => {
  test.each(examplesOfComments())('$where: $code', async ({ where, code, says }) => {
    const module: Record<string, unknown> = await import(/* @vite-ignore */ `./${where}`)
    const value = run(`return (${code})`, { ...analytics, ...module })
    expect(agrees(value, says), `${value} instead of ${says}`).toBe(true)
  })
})

describe('examples of the guide come out as they say', () => {
  test.each(examplesOfGuide())('$title', ({ code }) => {
    const check = (value: unknown, says: string) =>
      expect(agrees(value, says), `${value} instead of ${says}`).toBe(true)
    run(code, { ...analytics, check })
  })
})
