import { useQuery } from '@tanstack/react-query'
import { FileText } from 'lucide-react'
import { apiUrl } from '../../app/api.ts'
import { apiQuery } from '../../app/api-query.ts'
import { ProblemState } from '../../app/ProblemState.tsx'
import { RecordLink } from '../../records/objects/RecordLink.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ExternalLink } from '../../ui/Link.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import { When } from '../../ui/When.tsx'

interface WithQuote {
  quote: { id: string; number: string; title: string; decidedAt: string | null } | null
}

/** The documents that a contract rests on: the quote as it was signed. */
export function SignedDocuments({ contractId }: { contractId: string }) {
  const asked = useQuery(apiQuery<WithQuote>(`contracts/${contractId}`, { include: ['quote'] }))
  if (asked.isError)
    return <ProblemState error={asked.error} what="its documents" onRetry={() => void asked.refetch()} />
  if (!asked.data) return <SkeletonText lines={2} />
  const { quote } = asked.data
  if (!quote)
    return (
      <EmptyState title="No signed document">
        A contract that comes from a quote has the document that was signed here.
      </EmptyState>
    )
  return (
    <ul className="border-y border-hairline">
      <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
        <FileText className="size-4 text-muted" aria-hidden="true" />
        <span className="min-w-0 flex-1 basis-48">
          <RecordLink object="quote" id={quote.id} className="font-medium">
            {quote.number} {quote.title}
          </RecordLink>
          {quote.decidedAt && (
            <span className="block text-small text-muted">
              signed <When at={quote.decidedAt} />
            </span>
          )}
        </span>
        <ExternalLink href={apiUrl(`quotes/${quote.id}/document.pdf`)}>PDF</ExternalLink>
      </li>
    </ul>
  )
}
