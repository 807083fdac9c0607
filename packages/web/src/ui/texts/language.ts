// Nothing of the model may be loaded here: its texts wait for the language.

/** The languages of the screens. A new one is a folder of catalogues and a line here. */
export const languageNames = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof languageNames

/** Pieces of the screens are tried without one, too. */
const isBrowser = typeof document !== 'undefined'

const remembered = 'regulars.language'

/** The language of what is on the screen: as it was chosen on this device, otherwise the first of the browser's that there is. */
export const language: Language = chosenLanguage() ?? ofBrowser()

/** Shows everything in another language from now on, which needs a fresh page; `undefined` is as the browser has it. */
export function showIn(next: Language | undefined): void {
  if (next === chosenLanguage()) return
  try {
    if (next) localStorage.setItem(remembered, next)
    else localStorage.removeItem(remembered)
  } catch {
    // A browser that keeps nothing goes on in its own language.
    return
  }
  if ((next ?? ofBrowser()) !== language) location.reload()
}

/** What was chosen on this device, if anything. */
export function chosenLanguage(): Language | undefined {
  try {
    const name = isBrowser ? localStorage.getItem(remembered) : null
    return isLanguage(name) ? name : undefined
  } catch {
    return undefined
  }
}

function ofBrowser(): Language {
  const wanted = isBrowser ? navigator.languages : []
  return wanted.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en'
}

export function isLanguage(name: unknown): name is Language {
  return typeof name === 'string' && Object.hasOwn(languageNames, name)
}

if (isBrowser) document.documentElement.lang = language
