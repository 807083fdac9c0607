/** Functions that choose between values, and what is yes or no. */
import { truthOf, unify, yesNoType } from '../check/convert.ts'
import type { Stretch } from '../syntax.ts'
import { operation, type Typed } from '../typed.ts'
import type { FormulaFunction } from './function.ts'

const either = (condition: Typed, yes: Typed, no: Typed, at: Stretch): Typed =>
  operation('if', yes.type, [condition, yes, no], at)

const blank = (at: Stretch): Typed => ({ node: 'constant', value: null, type: { type: 'blank' }, at })

export const choiceFunctions: readonly FormulaFunction[] = [
  {
    name: 'if',
    parameters: [{ name: 'condition' }, { name: 'then' }, { name: 'otherwise', optional: true }],
    about: 'The second value if the condition is true, else the third; blank when there is no third.',
    example: 'if(total > 100, "large", "small")',
    said: '{1} if {0}, otherwise {2}',
    check([condition, yes, no = blank(yes!.at)], at) {
      const [then, otherwise] = unify([yes!, no], 'if')
      return either(truthOf(condition!, 'if'), then!, otherwise!, at)
    },
  },
  {
    name: 'case',
    parameters: [
      { name: 'condition' },
      { name: 'value' },
      { name: 'further conditions and values, and a last value', repeated: true, optional: true },
    ],
    about: 'The value after the first condition that is true; else the last value, when it stands alone.',
    example: 'case(total > 100, "large", total > 20, "middle", "small")',
    said: 'the first that applies of {all}',
    check(args, at) {
      const hasLast = args.length % 2 === 1
      const conditions = args.filter((_, index) => index % 2 === 0 && index < args.length - 1)
      const values = args.filter((_, index) => index % 2 === 1)
      const last = hasLast ? args.at(-1)! : blank(at)
      const unified = unify([...values, last], 'case')
      return conditions.reduceRight(
        (otherwise, condition, index) => either(truthOf(condition, 'case'), unified[index]!, otherwise, at),
        unified.at(-1)!,
      )
    },
  },
  {
    name: 'coalesce',
    parameters: [{ name: 'value' }, { name: 'further', repeated: true }],
    about: 'The first of the values that is not blank.',
    example: 'coalesce(phone, company.phone)',
    said: 'the first that is filled of {all}',
    check(args, at) {
      const unified = unify(args, 'coalesce')
      return operation('firstFilled', unified[0]!.type, unified, at)
    },
  },
  {
    name: 'is_blank',
    parameters: [{ name: 'value' }],
    about: 'Whether there is no value.',
    example: 'is_blank(phone)',
    said: '{0} is blank',
    check: ([value], at) => operation('isBlank', yesNoType, [value!], at),
  },
  logic(
    'and',
    'Whether all of the conditions are true.',
    'and(total > 100, channel = "web")',
    'all of {all} apply',
  ),
  logic(
    'or',
    'Whether at least one of the conditions is true.',
    'or(channel = "web", channel = "phone")',
    'any of {all} apply',
  ),
  {
    name: 'not',
    parameters: [{ name: 'condition' }],
    about: 'Whether the condition is not true.',
    example: 'not(is_blank(phone))',
    said: 'not {0}',
    check: ([condition], at) => operation('not', yesNoType, [truthOf(condition!, 'not')], at),
  },
]

function logic(name: 'and' | 'or', about: string, example: string, said: string): FormulaFunction {
  return {
    name,
    parameters: [{ name: 'condition' }, { name: 'further', repeated: true }],
    about,
    example,
    said,
    check: (args, at) =>
      operation(
        name,
        yesNoType,
        args.map((arg) => truthOf(arg, name)),
        at,
      ),
  }
}
