import { useMutation } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'
import { apiQuery } from '../../../app/api-query.ts'
import { queryClient } from '../../../app/query-client.ts'
import type { PublicQuote } from './public-quote.ts'

/** An answer of the customer after which the quote is another. When it is refused, the page shows how the quote stands now. */
export function useAnswer<Body>(path: string, verb: 'accept' | 'decline', onDone: () => void) {
  const { queryKey } = apiQuery<PublicQuote>(path)
  return useMutation({
    mutationFn: (body: Body) => api.post<PublicQuote>(`${path}/${verb}`, body),
    onSuccess: (quote) => {
      onDone()
      queryClient.setQueryData(queryKey, quote)
      scrollTo({ top: 0 })
    },
    onError: () => queryClient.invalidateQueries({ queryKey }),
  })
}
