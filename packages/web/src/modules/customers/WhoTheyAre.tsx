import { lifecycleStages } from '@regulars/model'
import { localeOfWords } from '../../ui/format/locale-of-words.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import type { Contact } from './contact-query.ts'

/** Below the name, in one line: what they are to us and since when, where they live, which language they speak, who looks after them. */
export function WhoTheyAre({ contact }: { contact: Contact }) {
  const { locale, timeZone } = useFormat()
  const { lifecycle, pronouns, city, country, language, owner, firstOrderOn } = contact
  const stage = lifecycleStages[lifecycle as keyof typeof lifecycleStages] as string | undefined
  const parts = [
    firstOrderOn ? `Customer since ${monthOf(firstOrderOn, locale, timeZone)}` : undefined,
    stage && !(firstOrderOn && lifecycle === 'customer') ? stage : undefined,
    pronouns,
    [city, country && nameOf('region', country, locale)].filter(Boolean).join(', '),
    language && `speaks ${nameOf('language', language, locale)}`,
    owner && `looked after by ${owner.name}`,
  ]
  return parts.filter(Boolean).join(' · ')
}

function monthOf(day: string, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(localeOfWords(locale), { month: 'long', year: 'numeric', timeZone }).format(
    new Date(`${day}T12:00:00Z`),
  )
}

/** The name of a country or a language; what is no code stays as it was written. */
function nameOf(type: 'region' | 'language', code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(localeOfWords(locale), { type }).of(code) ?? code
  } catch {
    return code
  }
}
