import { quoteStatusWord } from '@regulars/model'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { FileText } from 'lucide-react'
import { api } from '../../../app/api.ts'
import { apiQuery, type ListPage } from '../../../app/api-query.ts'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { useMay } from '../../../app/session.ts'
import { RecordLink } from '../../../records/objects/RecordLink.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { SkeletonText } from '../../../ui/Skeleton.tsx'
import { When } from '../../../ui/When.tsx'

interface QuoteOfDeal {
  id: string
  number: string
  title: string
  status: string
  gross: number
  currency: string
  validUntil: string | null
}

/** The quotes for a deal, and the way to the next: it begins with the products on the deal. */
export function DealQuotes({ dealId }: { dealId: string }) {
  const quotes = useQuery(
    apiQuery<ListPage<QuoteOfDeal>>('quotes', {
      filter: { field: 'deal', op: 'is', value: dealId },
      sort: '-createdAt',
      limit: 50,
    }),
  )
  if (quotes.isError)
    return <ProblemState error={quotes.error} what="these quotes" onRetry={quotes.refetch} />
  if (!quotes.data) return <SkeletonText lines={4} />
  const { data } = quotes.data
  if (data.length === 0)
    return (
      <EmptyState title="No quotes yet" action={<BeginQuote dealId={dealId} />}>
        A quote begins with the products on the deal. When it is accepted, the deal is won.
      </EmptyState>
    )
  return (
    <div className="max-w-3xl space-y-4">
      <ul className="border-t border-rule">
        {data.map((quote) => (
          <QuoteRow key={quote.id} quote={quote} />
        ))}
      </ul>
      <BeginQuote dealId={dealId} />
    </div>
  )
}

function QuoteRow({ quote }: { quote: QuoteOfDeal }) {
  const { moneyExact } = useFormat()
  const { id, number, title, status, gross, currency, validUntil } = quote
  return (
    <li className="flex items-baseline justify-between gap-4 border-b border-hairline py-2.5">
      <span className="min-w-0">
        <RecordLink object="quote" id={id} className="block truncate font-medium">
          {title}
        </RecordLink>
        <span className="text-small text-muted">
          {number} · {quoteStatusWord(status)}
          {status === 'sent' && validUntil && (
            <>
              , valid until <When at={validUntil} />
            </>
          )}
        </span>
      </span>
      <span className="shrink-0 tabular-nums">{moneyExact(gross, currency)}</span>
    </li>
  )
}

function BeginQuote({ dealId }: { dealId: string }) {
  const may = useMay()
  const navigate = useNavigate()
  const begin = useMutation({
    mutationFn: () => api.post<{ id: string }>(`deals/${dealId}/quote`, {}),
    onSuccess: async ({ id }) => {
      await invalidateTopic('quotes')
      await navigate({ to: `/quotes/${id}` as '/' })
    },
    onError: showProblem,
  })
  if (!may('quote.create')) return null
  return (
    <Button icon={<FileText />} busy={begin.isPending} onClick={() => begin.mutate()}>
      Write a quote
    </Button>
  )
}
