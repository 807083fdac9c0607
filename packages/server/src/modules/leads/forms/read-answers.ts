import { kindOf, type ObjectDefinition, parseValues, propertyOf, sayProblem } from '@regulars/model'
import { readPhone } from '@regulars/model/phone'
import type { Fault } from '../../../platform/problem.ts'
import type { Services } from '../../../records/index.ts'
import type { StoredForm } from './stored-form.ts'

/** One answer: the question as it was put, and what was said. */
export interface FormAnswer {
  field: string
  label: string
  value: unknown
  /** The value for people. */
  text: string
}

/** What was answered, or what is wrong with it, by field. */
export type ReadAnswers = { ok: true; answers: FormAnswer[] } | { ok: false; faults: Fault[] }

/** A field as it came: one text, or several where several may be chosen. */
export type RawAnswers = Readonly<Record<string, unknown>>

type Asked = StoredForm['elements'][number]

/** Reads answers as strangers sent them: each of its kind, those that are needed there, and nothing that was not asked. */
export function readAnswers(
  form: StoredForm,
  raw: RawAnswers,
  { settings }: Pick<Services, 'settings'>,
): ReadAnswers {
  const faults: Fault[] = []
  const answers: FormAnswer[] = []
  const setting = { locale: settings.get('locale'), timeZone: settings.get('timeZone') }
  const country = regionOf(setting.locale)
  for (const element of form.elements) {
    const read = readAnswer(element, raw[element.field], country, form)
    if ('message' in read) faults.push({ field: element.field, message: read.message })
    else if (read.value !== null) {
      const { field } = element.target
      const text = kindOf(field).format(read.value as never, field as never, setting)
      answers.push({ field: element.field, label: element.label, value: read.value, text })
    }
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, answers }
}

function readAnswer(
  { target, required, label }: Asked,
  written: unknown,
  country: string | undefined,
  { words }: StoredForm,
): { value: unknown } | { message: string } {
  const { key, field, object } = target
  const given = clean(written, field.kind)
  const isMissing = given === null || (field.kind === 'yesNo' && given === false)
  if (isMissing) return required ? { message: words.needed } : { value: given }
  const read = parseValues(
    onlyField(object, key),
    { [propertyOf(key, field)]: given },
    {
      partial: true,
      readPhone,
      country,
    },
  )
  if (!read.ok)
    return {
      message: read.problems[0]?.problem.replace(target.label, label) ?? sayProblem(label, 'is not right.'),
    }
  return { value: read.values[propertyOf(key, field)] ?? null }
}

/** Reads one field by itself, so that what the others need is no matter. */
const onlyField = (object: ObjectDefinition, key: string): ObjectDefinition => ({
  ...object,
  fields: { [key]: object.fields[key]! },
})

/** What pages send, as values: a tick is yes, nothing written is nothing. */
function clean(written: unknown, kind: string): unknown {
  if (kind === 'yesNo') return written === 'on' || written === 'true' || written === true
  if (kind === 'multiSelect') {
    const list = [written].flat().filter((each) => typeof each === 'string' && each !== '')
    return list.length > 0 ? list : null
  }
  const one = Array.isArray(written) ? written[0] : written
  if (typeof one === 'string') return one.trim() === '' ? null : one.trim()
  return typeof one === 'number' ? one : null
}

function regionOf(locale: string): string | undefined {
  return new Intl.Locale(locale).maximize().region
}
