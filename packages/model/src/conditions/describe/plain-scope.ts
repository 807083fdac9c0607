import type { PlainWords } from './plain-words.ts'
import type { Scope } from './scope.ts'

/** What a part is said in. */
export interface PlainScope extends Omit<Scope, 'say'> {
  words: PlainWords
}

/** Fills a template. */
export const filled = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
