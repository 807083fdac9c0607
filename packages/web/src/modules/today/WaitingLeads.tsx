import { useQuery } from '@tanstack/react-query'
import { apiQuery, type ListPage } from '../../app/api-query.ts'
import { ProblemState } from '../../app/ProblemState.tsx'
import { useMay } from '../../app/session.ts'
import { RecordLink } from '../../records/objects/RecordLink.tsx'
import { TextLink } from '../../ui/Link.tsx'
import { SectionHeader } from '../../ui/SectionHeader.tsx'
import { type Temperature, TemperaturePill } from '../../ui/TemperaturePill.tsx'
import { When } from '../../ui/When.tsx'

interface WaitingLead {
  id: string
  title: string
  source: string | null
  responseDueAt: string | null
  ownerId: string | null
  score?: { temperature: Temperature } | null
}

const most = 5

/** New leads that are mine or nobody's, what is due first on top. */
const waitingQuery = apiQuery<ListPage<WaitingLead>>('leads', {
  filter: {
    all: [
      { field: 'status', op: 'is', value: 'new' },
      {
        any: [
          { field: 'owner', op: 'is', value: 'me' },
          { field: 'owner', op: 'isEmpty' },
        ],
      },
    ],
  },
  include: 'score',
  sort: 'responseDueAt',
  limit: most,
})

/** Who waits for a first answer. Nothing when nobody does. */
export function WaitingLeads() {
  const may = useMay()
  const { data, error, refetch } = useQuery({ ...waitingQuery, enabled: may('lead.read') })
  if (error) return <ProblemState error={error} what="the leads that wait" onRetry={refetch} />
  if (!data || data.data.length === 0) return null
  return (
    <section aria-labelledby="waiting-leads">
      <SectionHeader id="waiting-leads" title="Waiting for an answer" count={data.count} />
      <ul>
        {data.data.map((lead) => (
          <WaitingRow key={lead.id} lead={lead} />
        ))}
      </ul>
      {data.count > most && (
        <TextLink to="/leads" className="mt-2 inline-block text-small">
          All that wait
        </TextLink>
      )}
    </section>
  )
}

function WaitingRow({ lead: { id, title, source, responseDueAt, ownerId, score } }: { lead: WaitingLead }) {
  const isLate = responseDueAt !== null && responseDueAt < new Date().toISOString()
  return (
    <li className="flex items-start gap-2.5 border-b border-hairline py-2 last:border-0">
      <span className="min-w-0 flex-1 wrap-anywhere">
        <RecordLink object="lead" id={id}>
          {title}
        </RecordLink>
        <span className={isLate ? 'block text-small text-bad' : 'block text-small text-muted'}>
          {responseDueAt ? (
            <>
              {isLate ? 'An answer was due ' : 'Answer '}
              <When at={responseDueAt} />
            </>
          ) : (
            (source ?? 'No answer yet')
          )}
          {ownerId === null && ' · nobody’s yet'}
        </span>
      </span>
      {score && score.temperature !== 'cold' && <TemperaturePill temperature={score.temperature} />}
    </li>
  )
}
