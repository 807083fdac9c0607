import type { ObjectDefinition } from '../define-object.ts'
import type { ParseSetting } from '../fields/kinds/kind.ts'
import type { Registry } from '../registry.ts'
import type { Condition } from './condition.ts'

/** What is wrong with a condition and where: `path` leads through the JSON, such as `all.1.where.value`. */
export interface ConditionProblem {
  path: string
  problem: string
}

/** Where in a condition one is, and which object it speaks of there. */
export interface Place {
  object: ObjectDefinition
  path: string
  depth: number
  relatedDepth: number
}

/** Bounds that keep a condition from outside from costing more than it should. */
const limits = { depth: 12, relatedDepth: 4, parts: 300, problems: 50 }

/** Most values that one list may hold. */
export const mostListed = 10_000

/** The reading of one condition: what it is read against, and the problems found so far. */
export class Reading {
  readonly problems: ConditionProblem[] = []
  readonly registry: Registry
  readonly setting: ParseSetting
  readonly parsePart: (json: unknown, place: Place, reading: Reading) => Condition | undefined
  private parts = 0

  constructor(registry: Registry, setting: ParseSetting, parsePart: Reading['parsePart']) {
    this.registry = registry
    this.setting = setting
    this.parsePart = parsePart
  }

  /** Notes a problem at a place; returns undefined, so that a reader can end with it. */
  refuse(place: Place, problem: string, key = ''): undefined {
    const path = key && place.path ? `${place.path}.${key}` : place.path || key
    if (this.problems.length < limits.problems) this.problems.push({ path, problem })
  }

  /** The place one key further down. */
  below(place: Place, key: string, object = place.object): Place {
    return {
      object,
      path: place.path ? `${place.path}.${key}` : key,
      depth: place.depth + 1,
      relatedDepth: place.relatedDepth + (key === 'where' ? 1 : 0),
    }
  }

  /** Counts one part more and tells whether the condition is still within bounds. */
  mayEnter(place: Place): boolean {
    this.parts += 1
    if (this.parts === limits.parts + 1)
      this.refuse(place, `A condition may have at most ${limits.parts} parts.`)
    else if (place.depth > limits.depth) this.refuse(place, 'The condition is nested too deeply.')
    else if (place.relatedDepth > limits.relatedDepth)
      this.refuse(place, 'The condition goes from record to record too often.')
    else return this.parts <= limits.parts
    return false
  }
}

/** A sentence about keys that do not belong into a part, or undefined when all do. */
export function shapeProblem(given: Record<string, unknown>, allowed: readonly string[]): string | undefined {
  const stray = Object.keys(given).filter((key) => !allowed.includes(key) && given[key] !== undefined)
  if (stray.length === 0) return undefined
  return `“${stray.slice(0, 5).join('”, “')}” has no meaning here; a “${allowed[0]}” condition takes ${allowed.join(', ')}.`
}
