import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ProblemState } from '../../app/ProblemState.tsx'
import { usePageTitle } from '../../app/page-title.ts'
import { Page } from '../../ui/Page.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import { QuoteEditor } from './editor/QuoteEditor.tsx'
import { linesQuery, quoteQuery } from './queries.ts'
import { SentQuote } from './sent/SentQuote.tsx'

/** One quote: written while it is a draft, looked at from then on. */
export function QuotePage() {
  const { quoteId = '' } = useParams({ strict: false }) as { quoteId?: string }
  const quote = useQuery(quoteQuery(quoteId))
  const lines = useQuery(linesQuery(quoteId))
  usePageTitle(quote.data && `${quote.data.number} ${quote.data.title}`)
  const failed = [quote, lines].find(({ isError }) => isError)
  if (failed)
    return (
      <ProblemState isPage error={failed.error} what="this quote" onRetry={() => void failed.refetch()} />
    )
  return (
    <Page>
      {!quote.data || !lines.data ? (
        <SkeletonText lines={8} />
      ) : quote.data.status === 'draft' ? (
        <QuoteEditor key={quoteId} quote={quote.data} lines={lines.data.data} />
      ) : (
        <SentQuote key={quoteId} quote={quote.data} lines={lines.data.data} />
      )}
    </Page>
  )
}
