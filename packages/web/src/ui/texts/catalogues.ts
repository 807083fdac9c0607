import { language } from './language.ts'

type Texts = Readonly<Record<string, string>>

const nothing = { default: {} as Texts }

/** The catalogues of the language that is shown; empty for English, which the source is written in. Everything with a text waits for them. */
const [{ default: screens }, { default: answers }] =
  language === 'de'
    ? await Promise.all([import('virtual:texts/de/screens'), import('virtual:texts/de/answers')])
    : [nothing, nothing]

export { answers, screens }
