import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type FileAsked, type ImportPreview, twinsQuery } from './preview.ts'

/** Looks for whom the rows of a file look like, once it is counted what they would make; whatever is to become of them. */
export function useFileTwins(asked: FileAsked, preview: ImportPreview | undefined, isCounted: boolean) {
  const { twins: _whatBecomes, ...options } = asked.options
  const query = useQuery({
    ...twinsQuery({ ...asked, options }),
    enabled: isCounted && (preview?.twinChoices.length ?? 0) > 0,
    placeholderData: keepPreviousData,
    // What may be said besides is no reason to hold anybody up.
    throwOnError: false,
  })
  return { twins: query.data, isLooking: query.isFetching }
}
