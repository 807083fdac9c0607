import type { PlainWords } from '@regulars/model'
import { language } from './language.ts'

/** The words in which conditions are said; none in English, which says them in sentences. */
export const conditionWords: PlainWords | undefined =
  language === 'de'
    ? ((await import('../../../texts/de/conditions.json')).default as unknown as PlainWords)
    : undefined
