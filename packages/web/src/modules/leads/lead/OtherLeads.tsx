import { useQuery } from '@tanstack/react-query'
import { apiQuery, type ListPage } from '../../../app/api-query.ts'
import { RecordLink } from '../../../records/objects/RecordLink.tsx'
import { When } from '../../../ui/When.tsx'
import type { Lead } from './lead.ts'

/** What the same person asked for at other times, so that nobody answers twice. Nothing when this is the first. */
export function OtherLeads({ lead: { id, contactId } }: { lead: Lead }) {
  const { data } = useQuery({
    ...apiQuery<ListPage<Lead>>('leads', {
      filter: { field: 'contact', op: 'is', value: contactId },
      sort: '-arrivedAt',
      limit: 6,
    }),
    enabled: contactId !== null,
  })
  const others = (data?.data ?? []).filter((other) => other.id !== id)
  if (others.length === 0) return null
  return (
    <section aria-label="Asked at other times" className="max-w-3xl">
      <h2 className="text-small font-medium text-muted">Asked at other times</h2>
      <ul>
        {others.map((other) => (
          <li key={other.id} className="flex flex-wrap gap-x-3 py-0.5">
            <RecordLink object="lead" id={other.id}>
              {other.title}
            </RecordLink>
            <span className="text-muted">
              <When at={other.arrivedAt} /> · {said[other.status]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const said: Record<Lead['status'], string> = {
  new: 'not answered yet',
  working: 'in talks',
  converted: 'became a deal',
  lost: 'came to nothing',
}
