import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { apiQuery } from '../api-query.ts'

/** A record that fits the words, of whatever object. */
export interface FoundRecord {
  object: string
  id: string
  title: string
  subtitle: string | null
}

/** The name of a record within the palette. */
export function recordName({ object, id }: FoundRecord): string {
  return `${object}-${id}`
}

const restMs = 120

/** Looks in all objects for what was typed, once typing rests. */
export function useRecordSearch(typed: string) {
  const words = useRested(typed.trim())
  return useQuery({
    ...apiQuery<{ data: FoundRecord[] }>('search', { q: words, limit: 8 }),
    enabled: words.length > 0,
    placeholderData: words.length > 0 ? keepPreviousData : undefined,
  })
}

function useRested(value: string): string {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}
