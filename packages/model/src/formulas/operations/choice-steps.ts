import type { Step } from './step.ts'

export const choiceSteps = {
  and: (values) => values.every((value) => value === true),
  or: (values) => values.some((value) => value === true),
  not: ([value]) => value !== true,
  isBlank: ([value = null]) => value === null || (Array.isArray(value) && value.length === 0),
  equals: ([left = null, right = null]) => left !== null && right !== null && left === right,
  has: ([list = null, choice = null]) => Array.isArray(list) && choice !== null && list.includes(choice),
  if: ([condition, then = null, otherwise = null]) => (condition === true ? then : otherwise),
  firstFilled: (values) => values.find((value) => value !== null) ?? null,
} satisfies Record<string, Step>
