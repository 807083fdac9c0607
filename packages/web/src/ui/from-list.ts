import type { Option } from './option.ts'
import type { LoadOptions } from './use-options.ts'

/** Makes a `load` of options that are all known already; finds without regard to case and accents. */
export function fromList(options: readonly Option[]): LoadOptions {
  const folded = options.map((option) => ({ option, text: fold(`${option.label} ${option.hint ?? ''}`) }))
  return async (query) => {
    const wanted = fold(query)
    return folded.filter(({ text }) => text.includes(wanted)).map(({ option }) => option)
  }
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
}
