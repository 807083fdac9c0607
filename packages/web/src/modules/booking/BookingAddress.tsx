import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../app/api-query.ts'
import { ProblemState } from '../../app/ProblemState.tsx'
import type { PanelProps } from '../../app/web-module.ts'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { ExternalLink } from '../../ui/Link.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'

/** Where people outside the business book, and whether they can. */
export default function BookingAddress({ recordId }: PanelProps) {
  const asked = useQuery(apiQuery<{ slug: string; status: string }>(`booking-pages/${recordId}`))
  if (asked.isError) return <ProblemState error={asked.error} what="the address" onRetry={asked.refetch} />
  if (!asked.data) return <SkeletonText lines={2} />
  const { slug, status } = asked.data
  const address = `${location.origin}/b/${slug}`
  return (
    <>
      <CodeBlock label="Address" code={address} />
      <p className="mt-2 text-small text-muted">
        {status === 'open' ? (
          <ExternalLink href={address}>See it as visitors do</ExternalLink>
        ) : (
          'Nobody outside sees it until its status is Open.'
        )}
      </p>
    </>
  )
}
