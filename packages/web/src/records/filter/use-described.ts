import {
  type Condition,
  type DescribedPart,
  describeParts,
  describePlainly,
  isEverything,
} from '@regulars/model'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../../app/api.ts'
import { useSession } from '../../app/session.ts'
import { conditionWords } from '../../ui/texts/condition-words.ts'
import { useObjects } from '../objects/use-objects.ts'

/** What the server says of a condition: in words, part by part, and how many satisfy it. */
export interface Described {
  sentence: string
  parts: DescribedPart[]
  /** What the records that it names are called; null where one may not see that. */
  names: ReadonlyArray<{ object: string; id: string; title: string | null }>
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
  if (data && !isPlaceholderData && !conditionWords) return data.parts
  const definition = catalogue.registry.object(object)
  try {
    const { locale, currency, timeZone } = business
    const options = { locale, currency, timeZone }
    if (!conditionWords) return describeParts(condition, definition, catalogue.registry, options)
    const titles = new Map(data?.names.map(({ id, title }) => [id, title ?? undefined]))
    return describePlainly(condition, {
      ...options,
      object: definition,
      registry: catalogue.registry,
      words: conditionWords,
      names: (_object, id) => titles.get(id),
      segmentName: (id) => titles.get(id),
    })
  } catch {
    // A link can name a field that is there no more; the list itself says what is wrong.
    return [{ text: 'fit a filter that cannot be read any more', condition, index: undefined }]
  }
}

/** A condition in one sentence. */
export function useSentence(object: string, condition: Condition | undefined): string | undefined {
  const { data } = useDescribed(object, condition)
  const parts = useParts(object, condition)
  return conditionWords ? parts.map(({ text }) => text).join(' · ') : data?.sentence
}
