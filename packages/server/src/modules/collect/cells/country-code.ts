import { differByOneSlip } from '@regulars/model'

const aliases: Record<string, string> = {
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  eire: 'IE',
  'republic of ireland': 'IE',
  usa: 'US',
  'u.s.a.': 'US',
  'united states of america': 'US',
  america: 'US',
  holland: 'NL',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
  korea: 'KR',
  'south korea': 'KR',
  rsa: 'ZA',
  uae: 'AE',
  russia: 'RU',
  turkey: 'TR',
  vietnam: 'VN',
}

const languages = ['en', 'de', 'fr', 'es', 'it', 'pl', 'nl', 'pt'] as const
let codesByName: Map<string, string> | undefined

/**
 * ISO 3166-1 code of a country written as code or name in one of eight languages, a long name also with one slip of the pen; undefined when
 * it is none, or may be several.
 */
export function tryCountryCode(written: string): string | undefined {
  const name = written.trim().toLowerCase()
  codesByName ??= collectNames()
  return codesByName.get(name) ?? misspelt(name, codesByName)
}

/** Shorter names are too much alike: Iran and Iraq. */
const shortestMisspelt = 7

function misspelt(name: string, codes: ReadonlyMap<string, string>): string | undefined {
  if (name.length < shortestMisspelt) return undefined
  const meant = new Set([...codes].filter(([known]) => differByOneSlip(name, known)).map(([, code]) => code))
  return meant.size === 1 ? [...meant][0] : undefined
}

function collectNames(): Map<string, string> {
  const names = new Map<string, string>(Object.entries(aliases))
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const displays = languages.map(
    (language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
  )
  for (const first of letters) {
    for (const second of letters) addNames(names, displays, first + second)
  }
  return names
}

/** Codes that name no country of today: the EU, unknown, dissolved states. */
const noCountry = new Set([
  'EU',
  'EZ',
  'UN',
  'ZZ',
  'XA',
  'XB',
  'QO',
  'SU',
  'YU',
  'CS',
  'DD',
  'FX',
  'AN',
  'BU',
  'TP',
  'ZR',
  'UK',
])

function addNames(names: Map<string, string>, displays: readonly Intl.DisplayNames[], code: string): void {
  if (noCountry.has(code) || displays[0]!.of(code) === undefined) return
  names.set(code.toLowerCase(), code)
  for (const display of displays) {
    const name = display.of(code)?.toLowerCase()
    if (name && !names.has(name)) names.set(name, code)
  }
}
