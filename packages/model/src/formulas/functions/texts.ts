/** Functions of texts. */
import { asChoice, asText, demand, demandWhole, textType, wholeType, yesNoType } from '../check/convert.ts'
import type { Operation } from '../typed.ts'
import { operation } from '../typed.ts'
import { type FormulaFunction, step } from './function.ts'

const text = { name: 'text' }

const whole = (name: string) => (arg: Parameters<typeof demandWhole>[0]) =>
  demandWhole(arg, `The number of letters in ${name} is`)

const changed = (
  name: 'upper' | 'lower' | 'trim',
  about: string,
  example: string,
  said: string,
): FormulaFunction => ({
  name,
  parameters: [text],
  about,
  example,
  said,
  check: step(name, textType, asText),
})

const end = (name: 'left' | 'right', about: string, said: string): FormulaFunction => ({
  name,
  parameters: [text, { name: 'letters' }],
  about,
  example: `${name}(postcode, 2)`,
  said,
  check: step(name, textType, asText, whole(name)),
})

const asked = (name: string, operationName: Operation, about: string, said: string): FormulaFunction => ({
  name,
  parameters: [text, { name: 'part' }],
  about,
  example: `${name}(website, "shop")`,
  said,
  check([whole, part], at) {
    if (whole!.type.type !== 'choices')
      return operation(operationName, yesNoType, [asText(whole!), asText(part!)], at)
    if (name !== 'contains') demand(whole!, ['text'], `${name} takes`)
    const { open, options } = whole!.type
    const isFixed = !open && options.length > 0 && part!.node === 'constant' && part!.value !== null
    const choice = isFixed
      ? { ...asChoice(part!, whole!.type), type: textType }
      : demand(part!, ['text'], 'A list contains')
    return operation('has', yesNoType, [whole!, choice], at)
  },
})

export const textFunctions: readonly FormulaFunction[] = [
  {
    name: 'concat',
    parameters: [text, { name: 'further', repeated: true }],
    about: 'The texts one after the other; blank ones are left out.',
    example: 'concat(first_name, " ", last_name)',
    said: '{all} put together',
    check: step('join', textType, asText),
  },
  asked(
    'contains',
    'contains',
    'Whether a text holds another, or a list has a choice; capitals and accents do not matter in texts.',
    '{0} contains {1}',
  ),
  asked(
    'starts_with',
    'startsWith',
    'Whether a text begins with another; capitals and accents do not matter.',
    '{0} starts with {1}',
  ),
  asked(
    'ends_with',
    'endsWith',
    'Whether a text ends with another; capitals and accents do not matter.',
    '{0} ends with {1}',
  ),
  {
    name: 'length',
    parameters: [text],
    about: 'The number of letters; 0 of a blank.',
    example: 'length(code)',
    said: 'the length of {0}',
    check: step('length', wholeType, asText),
  },
  end('left', 'The first letters of a text.', 'the first {1} letters of {0}'),
  end('right', 'The last letters of a text.', 'the last {1} letters of {0}'),
  {
    name: 'mid',
    parameters: [text, { name: 'first' }, { name: 'letters' }],
    about: 'Some letters out of a text, from the one with the number given; the first letter is 1.',
    example: 'mid(code, 3, 2)',
    said: '{2} letters of {0} from letter {1}',
    check: step('middle', textType, asText, whole('mid')),
  },
  changed('upper', 'The text in capital letters.', 'upper(code)', '{0} in capitals'),
  changed('lower', 'The text in small letters.', 'lower(email)', '{0} in small letters'),
  changed('trim', 'The text without spaces at its ends.', 'trim(code)', '{0} without spaces around it'),
  {
    name: 'replace',
    parameters: [text, { name: 'part' }, { name: 'by' }],
    about: 'The text with each such part replaced by another.',
    example: 'replace(phone, " ", "")',
    said: '{0} with {1} replaced by {2}',
    check: step('replace', textType, asText),
  },
  {
    name: 'text',
    parameters: [{ name: 'value' }],
    about: 'A value written as text: 12.5, 19 %, 2026-03-31, Yes.',
    example: 'text(price)',
    said: '{0} as text',
    check: ([value]) => asText(value!),
  },
]
