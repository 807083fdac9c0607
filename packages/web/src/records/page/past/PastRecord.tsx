import { useQuery } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { History } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { apiQuery } from '../../../app/api-query.ts'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { Button } from '../../../ui/Button.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { SkeletonText } from '../../../ui/Skeleton.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { localOf, momentIn } from '../../inputs/local-moment.ts'
import { type DescribedObject, type RecordRow, titleOf } from '../../objects/described-object.ts'
import { shownFieldGroups } from '../field-groups.ts'
import type { ShownRecord } from '../use-record.ts'
import { PastLine } from './PastLine.tsx'

export interface PastRecordProps {
  object: DescribedObject
  /** As it is now, to mark what differs. */
  record: ShownRecord
  /** The moment, as ISO 8601. */
  asOf: string
}

/** A record as it was at a moment, to be read only: what is different now is marked, with its value now. */
export default function PastRecord({ object, record, asOf }: PastRecordProps) {
  const past = useQuery(apiQuery<RecordRow>(`${object.path}/${record.id}/as-of`, { at: asOf }))
  return (
    <>
      <PastNotice key={asOf} asOf={asOf} />
      {past.isError && (
        <ProblemState
          error={past.error}
          what="this page as it was then"
          onRetry={() => void past.refetch()}
        />
      )}
      {past.isPending && <SkeletonText lines={8} />}
      {past.data && (
        <>
          <PageHeader title={titleOf(object, past.data)} />
          <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
            {shownFieldGroups(object).map(({ title, fields }) => (
              <section key={title} aria-label={title} className="min-w-0">
                <SectionHeader title={title} />
                <dl className="grid grid-cols-[minmax(7rem,11rem)_minmax(0,1fr)] gap-x-4">
                  {fields
                    .filter(({ property }) => property in past.data)
                    .map((field) => (
                      <PastLine key={field.key} field={field} past={past.data} now={record} />
                    ))}
                </dl>
              </section>
            ))}
          </div>
          <p className="mt-6 text-small text-muted">
            What is computed from other records is not shown: it is not in the history of this one.
          </p>
        </>
      )}
    </>
  )
}

/** Says that one looks at the past, at which moment, and leads to another one, or back. */
function PastNotice({ asOf }: { asOf: string }) {
  const { exact, timeZone } = useFormat()
  const { history } = useRouter()
  const pathname = useLocation({ select: (location) => location.pathname })
  const [other, setOther] = useState(() => localOf(asOf, timeZone))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (other !== '') history.push(`${pathname}?asOf=${encodeURIComponent(momentIn(other, timeZone))}`)
  }
  return (
    <form
      onSubmit={submit}
      aria-label="As it was"
      className="mb-5 flex flex-wrap items-center gap-x-2 gap-y-2 rounded-md bg-attention-tint px-3 py-2"
    >
      <History className="size-4 shrink-0 text-attention" aria-hidden="true" />
      <p role="status" className="min-w-0 flex-1 basis-64">
        <span className="font-medium">As it was on {exact(asOf)}.</span> To be read only.
      </p>
      <TextInput
        type="datetime-local"
        aria-label="Another moment"
        className="w-52!"
        value={other}
        max={localOf(new Date().toISOString(), timeZone)}
        onValueChange={setOther}
      />
      <Button type="submit">Show</Button>
      <Button variant="primary" onClick={() => history.push(pathname)}>
        Back to now
      </Button>
    </form>
  )
}
