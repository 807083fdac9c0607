import { useFormat } from '../../ui/format/use-format.tsx'
import { CodeInput } from './CodeInput.tsx'
import type { InputProps } from './input.ts'

/** A country, found by its name in the reader's language or by its code. */
export function CountryInput({ field, ...rest }: InputProps<'country'>) {
  const { locale } = useFormat()
  return <CodeInput {...rest} field={field} type="region" codes={countryCodes()} locale={locale} />
}

let known: string[] | undefined

/** The codes that browsers know a name for: they list currencies but no regions, so all pairs of letters are asked once. */
function countryCodes(): string[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  known ??= letters.flatMap((first) =>
    letters.map((second) => first + second).filter((code) => isCountry(code, names)),
  )
  return known
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
/** Named by browsers, but groups of countries, parts of others or states that are no more. */
const notCountries = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'])

function isCountry(code: string, names: Intl.DisplayNames): boolean {
  return (
    !notCountries.has(code) &&
    names.of(code) !== undefined &&
    new Intl.Locale('und', { region: code }).region === code &&
    Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`
  )
}
