import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { RecordLink } from '../../../records/objects/RecordLink.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { Link } from '../../../ui/Link.tsx'
import { SkeletonText } from '../../../ui/Skeleton.tsx'
import type { Contact } from '../contact-query.ts'
import { type Clause, clausesOf } from './clauses.ts'
import { memoryQuery } from './memory-query.ts'

/** What a good shopkeeper would remember: a few sentences, each a link to what says so. */
export function Memory({ contact }: { contact: Contact }) {
  const format = useFormat()
  const { data, error, refetch } = useQuery(memoryQuery(contact.id))
  if (error) return <ProblemState error={error} what="what is worth remembering" onRetry={refetch} />
  if (!data) return <SkeletonText lines={2} />
  const clauses = clausesOf(contact, data, format)
  if (clauses.length === 0)
    return (
      <p className="text-muted">
        Nothing to remember yet. Pinned notes, orders and talks will be told here in a few sentences.
      </p>
    )
  return (
    <p className="max-w-prose font-serif text-large leading-7 text-pretty">
      {clauses.map((clause) => (
        <Fragment key={clause.text}>
          <ClauseLink clause={clause} contactId={contact.id} />{' '}
        </Fragment>
      ))}
    </p>
  )
}

const look = 'decoration-transparent hover:decoration-faint underline'

function ClauseLink({ clause: { text, source }, contactId }: { clause: Clause; contactId: string }) {
  if ('tab' in source)
    return (
      <Link to={`/contacts/${contactId}`} search={{ tab: source.tab } as never} className={look}>
        {text}
      </Link>
    )
  return (
    <RecordLink object={source.object} id={source.id} className={look}>
      {text}
    </RecordLink>
  )
}
