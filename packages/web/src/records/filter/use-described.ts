import { type Condition, type DescribedPart, describeParts, isEverything } from '@regulars/model'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../../app/api.ts'
import { useSession } from '../../app/session.ts'
import { language } from '../../ui/texts/language.ts'
import { useObjects } from '../objects/use-objects.ts'

/** What the server says of a condition: in words, part by part, and how many satisfy it. */
export interface Described {
  sentence: string
  parts: DescribedPart[]
  count: number
  countIsEstimate: boolean
}

/** Asks for the words and the count of a condition: what segments and filters show while they are written. */
export function useDescribed(object: string, condition: Condition | undefined) {
  return useQuery({
    queryKey: ['conditions', object, condition],
    queryFn: ({ signal }) =>
      api.post<Described>('conditions/describe', { object, condition: condition ?? { all: [] } }, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  })
}

/** The parts of a condition in words: at once by what is known here, with the names of records once the server has said them. */
export function useParts(object: string, condition: Condition | undefined): DescribedPart[] {
  const catalogue = useObjects()
  const { business } = useSession()
  const { data, isPlaceholderData } = useDescribed(object, condition)
  if (!condition || isEverything(condition)) return []
  if (data && !isPlaceholderData && (language === 'en' || namesRecords(condition))) return data.parts
  const definition = catalogue.registry.object(object)
  try {
    const { locale, currency, timeZone } = business
    return describeParts(condition, definition, catalogue.registry, { locale, currency, timeZone })
  } catch {
    // A link can name a field that is there no more; the list itself says what is wrong.
    return [{ text: 'fit a filter that cannot be read any more', condition, index: undefined }]
  }
}

/** Whether a condition names records, of which only the server knows what they are called; it says everything in English. */
const namesRecords = (condition: Condition): boolean =>
  /"[\da-f]{8}-[\da-f]{4}-/.test(JSON.stringify(condition))
