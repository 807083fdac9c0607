import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../../app/api.ts'
import type { DescribedObject } from '../objects/described-object.ts'
import type { Twin } from './duplicates.ts'

/** Asked when nothing more was typed for so long. */
const restMs = 400

/** Whom a record that is being filled in looks like; nobody until there is something to go by. */
export function useTwins(
  object: DescribedObject,
  values: Readonly<Record<string, unknown>>,
  isOn: boolean,
): Twin[] {
  const settled = useSettled(JSON.stringify(values))
  const { data } = useQuery({
    queryKey: [object.path, 'twins', settled],
    queryFn: ({ signal }) =>
      api.post<{ data: Twin[] }>(
        `${object.path}/duplicates/check`,
        { values: JSON.parse(settled) },
        { signal },
      ),
    enabled: isOn && object.findsDuplicates === true && settled !== '{}',
    placeholderData: (before) => before,
    // A hint is no reason to hold anybody up.
    retry: false,
    throwOnError: false,
  })
  return isOn && settled !== '{}' ? (data?.data ?? []) : []
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), restMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
