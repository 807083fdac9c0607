import { localeOfWords } from '../../ui/format/locale-of-words.ts'
import { fromList } from '../../ui/from-list.ts'
import type { Option } from '../../ui/option.ts'

const tags =
  'bg cs-CZ da-DK de-AT de-CH de-DE el-GR en en-AU en-CA en-GB en-IE en-IN en-US es-ES es-MX et-EE fi-FI fr-BE fr-CA fr-CH fr-FR hr-HR hu-HU it-CH it-IT ja-JP lt-LT lv-LV nb-NO nl-BE nl-NL pl-PL pt-BR pt-PT ro-RO sk-SK sl-SI sv-SE tr-TR uk-UA zh-CN'
const names = new Intl.DisplayNames([localeOfWords(navigator.language)], { type: 'language' })

/** Ways of writing numbers and dates, each with an example of it. */
export const locales: readonly Option[] = tags
  .split(' ')
  .map((tag) => ({ value: tag, label: names.of(tag) ?? tag, hint: exampleOf(tag) }))
  .toSorted((a, b) => a.label.localeCompare(b.label))

export const loadLocales = fromList(locales)

function exampleOf(tag: string): string {
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'medium' }).format(new Date(2026, 2, 31))
  return `${new Intl.NumberFormat(tag, { minimumFractionDigits: 2 }).format(1234.5)} · ${day}`
}
