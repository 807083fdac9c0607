import type { Field } from '@regulars/model'
import { fieldKinds, optionsOf } from '@regulars/model'
import { escapeHtml } from '../../../platform/pages/html.ts'
import type { RawAnswers } from './read-answers.ts'
import type { StoredForm } from './stored-form.ts'

type Asked = StoredForm['elements'][number]

/** A question as it is drawn: what was answered before, and what is wrong with it. */
interface DrawnQuestion {
  form: StoredForm
  element: Asked
  /** For ids of what belongs together. */
  id: string
  given: RawAnswers[string]
  fault: string | undefined
}

/** One question with its label, help, fault and the right thing to answer it with. */
export function drawQuestion(
  form: StoredForm,
  element: Asked,
  index: number,
  given: RawAnswers,
  faults: ReadonlyMap<string, string>,
): string {
  const drawn = {
    form,
    element,
    id: `q${index}`,
    given: given[element.field],
    fault: faults.get(element.field),
  }
  const { id, fault } = drawn
  const { kind } = element.target.field
  const optional = element.required ? '' : ` <span class="opt">(${escapeHtml(form.words.optional)})</span>`
  const label = `${escapeHtml(element.label)}${optional}`
  const below = [
    element.help ? `<p class="help" id="${id}-help">${escapeHtml(element.help)}</p>` : '',
    fault ? `<p class="fault" id="${id}-fault">${escapeHtml(fault)}</p>` : '',
  ].join('')
  if (kind === 'yesNo') return `<div class="q">${drawTick(drawn, label)}${below}</div>`
  if (kind === 'multiSelect')
    return `<fieldset class="q"><legend>${label}</legend>${drawChoices(drawn)}${below}</fieldset>`
  return `<div class="q"><label for="${id}">${label}</label>${drawInput(drawn)}${below}</div>`
}

function attributes({ id, element, fault }: DrawnQuestion): string {
  const told = [element.help ? `${id}-help` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ')
  return [
    `id="${id}" name="${escapeHtml(element.field)}"`,
    element.required ? 'required' : '',
    told ? `aria-describedby="${told}"` : '',
    fault ? 'aria-invalid="true"' : '',
  ]
    .filter(Boolean)
    .join(' ')
}

const one = (given: unknown): string => String((Array.isArray(given) ? given[0] : given) ?? '')

function drawInput(drawn: DrawnQuestion): string {
  const { element, given, form } = drawn
  const { field, key } = element.target
  const rest = attributes(drawn)
  if (field.kind === 'longText')
    return `<textarea ${rest} rows="5" maxlength="${field.maxLength ?? 10_000}">${escapeHtml(one(given))}</textarea>`
  if (field.kind === 'select' || field.kind === 'country') {
    const options = field.kind === 'select' ? optionsOf(field) : countries(form.language)
    const drawnOptions = options.map(
      ({ value, label }) =>
        `<option value="${escapeHtml(value)}"${one(given) === value ? ' selected' : ''}>${escapeHtml(label)}</option>`,
    )
    return `<select ${rest}><option value="">${escapeHtml(form.words.choose)}</option>${drawnOptions.join('')}</select>`
  }
  return `<input ${rest} ${inputKind(field)} ${completion(key)} value="${escapeHtml(one(given))}">`
}

function inputKind(field: Field): string {
  const longest = 'maxLength' in field && field.maxLength ? ` maxlength="${field.maxLength}"` : ''
  switch (field.kind) {
    case 'email':
      return 'type="email" maxlength="320" inputmode="email"'
    case 'phone':
      return 'type="tel" maxlength="50"'
    case 'link':
      return 'type="text" inputmode="url" maxlength="2000"'
    case 'number':
      return `type="number" step="${field.integer ? 1 : 'any'}"${field.min === undefined ? '' : ` min="${field.min}"`}${field.max === undefined ? '' : ` max="${field.max}"`}`
    case 'date':
      return 'type="date"'
    default:
      return `type="text"${longest}`
  }
}

const completions: Readonly<Record<string, string>> = {
  name: 'name',
  firstName: 'given-name',
  lastName: 'family-name',
  email: 'email',
  phone: 'tel',
  street: 'street-address',
  postcode: 'postal-code',
  city: 'address-level2',
  region: 'address-level1',
  country: 'country',
  birthday: 'bday',
  jobTitle: 'organization-title',
}

const completion = (key: string): string =>
  Object.hasOwn(completions, key) ? `autocomplete="${completions[key]}"` : ''

function drawTick(drawn: DrawnQuestion, label: string): string {
  const checked = drawn.given === undefined ? '' : ' checked'
  return `<label class="tick" for="${drawn.id}"><input type="checkbox" ${attributes(drawn)}${checked}><span>${label}</span></label>`
}

function drawChoices({ id, element, given }: DrawnQuestion): string {
  const chosen = new Set([given].flat().map(String))
  return optionsOf(element.target.field)
    .map(
      ({ value, label }, at) =>
        `<label class="tick" for="${id}-${at}"><input type="checkbox" id="${id}-${at}" name="${escapeHtml(element.field)}" value="${escapeHtml(value)}"${chosen.has(value) ? ' checked' : ''}><span>${escapeHtml(label)}</span></label>`,
    )
    .join('')
}

const countriesByLanguage = new Map<string, Array<{ value: string; label: string }>>()

/** The countries in the language of the form, in its order. */
function countries(language: string): Array<{ value: string; label: string }> {
  const known = countriesByLanguage.get(language)
  if (known) return known
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const made = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter(isCountry)
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((left, right) => left.label.localeCompare(right.label, language))
  countriesByLanguage.set(language, made)
  return made
}

function isCountry(code: string): boolean {
  const read = fieldKinds.country.parse(code, { kind: 'country' }, {})
  return read.ok && read.value === code
}
