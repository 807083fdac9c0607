import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../app/api-query.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { saySource, type ValueSource } from '../merge/value-source.ts'
import type { DescribedObject } from '../objects/described-object.ts'

interface TrustedSource extends ValueSource {
  trust: 'high' | 'medium' | 'low'
}

/** Says of a record's values, by property, where they come from and when: “Ana, typed, 3 weeks ago. Trust: high.” */
export function useSources(object: DescribedObject, id: string): (property: string) => string | undefined {
  const { near } = useFormat()
  const { data } = useQuery(apiQuery<Record<string, TrustedSource>>(`${object.path}/${id}/sources`))
  return (property) => {
    const source = data?.[property]
    return source && `${saySource(source)}, ${near(source.at)}. Trust: ${trustWords[source.trust]}.`
  }
}

const trustWords = { high: 'high', medium: 'medium', low: 'low' } as const
