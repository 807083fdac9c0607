import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../../../app/api.ts'
import { apiQuery, type ListPage } from '../../../app/api-query.ts'
import type { Written } from './template.ts'

/** What one person would get. */
export interface RenderedMessage {
  subject: string
  html: string
  text: string
}

const restMs = 250

/** A template filled in for one person; while it is written, once typing rests. The last good one stays until the next. */
export function usePreview(templateId: string, contactId: string | null, written?: Written) {
  const rested = useRested(written)
  const preview = useQuery({
    queryKey: ['templates', 'preview', templateId, contactId, rested],
    queryFn: ({ signal }) =>
      api.post<RenderedMessage>(`templates/${templateId}/preview`, { contactId, ...rested }, { signal }),
    enabled: contactId !== null,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const [lastGood, setLastGood] = useState(preview.data)
  if (preview.data && preview.data !== lastGood) setLastGood(preview.data)
  return {
    shown: preview.data ?? lastGood,
    error: preview.error,
    isStale: preview.isPlaceholderData,
  }
}

/** Somebody to make the preview out to: who bought last and has an address, of the segment if there is one. */
export function useSomebody(segmentId: string | null): string | null {
  const { data } = useQuery(
    apiQuery<ListPage<{ id: string }>>('contacts', {
      segment: segmentId ?? undefined,
      filter: { field: 'email', op: 'isNotEmpty' },
      sort: '-lastOrderOn',
      fields: ['id'],
      limit: 1,
    }),
  )
  return data?.data[0]?.id ?? null
}

function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}
