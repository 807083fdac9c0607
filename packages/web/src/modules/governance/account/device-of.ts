/** What a browser calls itself, in words: “Firefox on Windows”. */
export function deviceOf(userAgent: string): { name: string; isPhone: boolean } {
  const browser = firstOf(browsers, userAgent)
  const system = firstOf(systems, userAgent)
  const isPhone = system === 'iPhone' || (system === 'Android' && userAgent.includes('Mobile'))
  if (browser && system) return { name: `${browser} on ${system}`, isPhone }
  const program = /^[\w.-]+/.exec(userAgent)?.[0]
  return { name: browser ?? system ?? program ?? 'Unknown device', isPhone }
}

/** The first whose pattern fits: Edge and Opera also call themselves Chrome, and all call themselves Safari. */
const browsers: [pattern: RegExp, name: string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const systems: [pattern: RegExp, name: string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/CrOS/, 'ChromeOS'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Windows/, 'Windows'],
  [/Linux/, 'Linux'],
]

function firstOf(patterns: [RegExp, string][], text: string): string | undefined {
  return patterns.find(([pattern]) => pattern.test(text))?.[1]
}
