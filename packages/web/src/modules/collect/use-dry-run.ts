import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dryRunQuery, type FileAsked, type ImportPreview } from './preview.ts'

/** Files up to about this many rows are counted at once; it takes a second or two. */
const countedAtOnce = 20_000

/** Counts what an import would do: at once, or when asked where it takes long. Nothing is counted while there is no finished preview. */
export function useDryRun(asked: FileAsked, preview: ImportPreview | undefined) {
  const [wanted, setWanted] = useState(false)
  const isShort = preview !== undefined && isCountedAtOnce(preview)
  const query = useQuery({
    ...dryRunQuery(asked),
    enabled: preview !== undefined && (isShort || wanted),
    placeholderData: keepPreviousData,
  })
  return {
    dryRun: preview === undefined && !query.isPlaceholderData ? undefined : query.data,
    isCounting: query.isFetching,
    error: query.error,
    onCount: isShort ? undefined : () => setWanted(true),
  }
}

function isCountedAtOnce({ estimatedRows, sampleSize }: ImportPreview): boolean {
  // The first rows are all there are, or the file is small enough to tell.
  return (estimatedRows ?? (sampleSize < 199 ? sampleSize : Number.POSITIVE_INFINITY)) <= countedAtOnce
}
