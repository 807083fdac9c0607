import { dayAt, daysBetween } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { ProblemState } from '../../app/ProblemState.tsx'
import { useMay } from '../../app/session.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { NoPermission } from '../../ui/NoPermission.tsx'
import { SectionHeader } from '../../ui/SectionHeader.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Nobody } from './Nobody.tsx'
import { PersonRow } from './PersonRow.tsx'
import { type PersonToday, peopleQuery } from './people-query.ts'

/** Whom a word is worth today, who is worth most first. */
export function PeopleToday() {
  const may = useMay()
  const mayAsk = may('contact.read') && may('score.read')
  const { data, error, refetch, isFetching } = useQuery({ ...peopleQuery, enabled: mayAsk })
  const people = data?.data
  return (
    <section aria-labelledby="people-today">
      <SectionHeader id="people-today" title={useTitle(people)} description={useAsOf(people)} />
      {!mayAsk && <NoPermission what="customers and what they are worth" />}
      {error && (
        <ProblemState error={error} what="who is worth a word" onRetry={refetch} isRetrying={isFetching} />
      )}
      {mayAsk && !people && !error && <PeopleOnTheirWay />}
      {people?.length === 0 && <Nobody />}
      {people && people.length > 0 && (
        <ul className="border-t border-hairline">
          {people.map((person) => (
            <PersonRow key={person.contactId} person={person} />
          ))}
        </ul>
      )}
    </section>
  )
}

const words = ['Nobody', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven']

function useTitle(people: readonly PersonToday[] | undefined): string {
  const { number } = useFormat()
  if (!people || people.length === 0) return 'People worth a word'
  if (people.length === 1) return 'One person is worth a word today.'
  return `${words[people.length] ?? number(people.length)} people are worth a word today.`
}

/** Daily analyses are a day old at most; what is older was asked for, or ends where the sales that were brought in end. */
const daysUnsaid = 2

/** The day for which all this is said, where that is not about now. */
function useAsOf(people: readonly PersonToday[] | undefined): string | undefined {
  const { day, timeZone } = useFormat()
  const asOf = people?.[0]?.asOf
  if (!asOf || daysBetween(asOf, dayAt(new Date(), timeZone)) <= daysUnsaid) return undefined
  return `As things stood on ${day(asOf)}, the day of the last analysis.`
}

function PeopleOnTheirWay() {
  return (
    <div role="status" className="border-t border-hairline">
      <span className="sr-only">Loading…</span>
      {[1, 2, 3].map((row) => (
        <div key={row} className="space-y-2.5 border-b border-hairline py-4">
          <Skeleton className="h-5 w-48" />
          <Skeleton className="w-4/5" />
          <Skeleton className="w-2/3" />
        </div>
      ))}
    </div>
  )
}
