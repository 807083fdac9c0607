import type { Condition } from '@regulars/model'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { apiPages } from '../../app/api-query.ts'
import { ProblemState } from '../../app/ProblemState.tsx'
import { RecordLink } from '../../records/objects/RecordLink.tsx'
import { Amount } from '../../ui/Amount.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { classNames } from '../../ui/class-names.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { PlainTable } from '../../ui/PlainTable.tsx'
import { SectionHeader } from '../../ui/SectionHeader.tsx'
import { ShowMore } from '../../ui/ShowMore.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { When } from '../../ui/When.tsx'

interface Person {
  id: string
  name: string
  email: string | null
  lastOrderOn: string | null
  orderCount: number | null
  revenue: number | null
}

const columns = [
  { key: 'name', label: 'Name' },
  { key: 'last', label: 'Last order', align: 'end', className: 'w-32' },
  { key: 'orders', label: 'Orders', align: 'end', className: 'w-28', isWideOnly: true },
  { key: 'worth', label: 'Worth so far', align: 'end', className: 'w-32', isWideOnly: true },
] as const

const fields = ['name', 'email', 'lastOrderOn', 'orderCount', 'revenue']

/** The people who satisfy a condition, those who spent most first. */
export function PeopleIn({ condition }: { condition: Condition }) {
  const people = useInfiniteQuery({
    ...apiPages<Person>('contacts', { filter: condition, sort: '-revenue', fields, limit: 25 }),
    placeholderData: keepPreviousData,
  })
  const list = people.data?.pages.flatMap(({ data }) => data)
  return (
    <section aria-labelledby="who" className={classNames(people.isPlaceholderData && 'opacity-60')}>
      <SectionHeader id="who" title="Who they are" description="Those who have spent most come first." />
      {people.isError && (
        <ProblemState error={people.error} what="these people" onRetry={() => void people.refetch()} />
      )}
      {people.isPending && <SkeletonRows rows={8} columns={4} />}
      {list?.length === 0 && (
        <EmptyState title="Nobody at present.">Whoever this comes true of will be here by itself.</EmptyState>
      )}
      {list && list.length > 0 && <PeopleTable people={list} />}
      <ShowMore pages={people} />
    </section>
  )
}

function PeopleTable({ people }: { people: readonly Person[] }) {
  const { number } = useFormat()
  return (
    <PlainTable
      label="People in this segment"
      columns={columns}
      rows={people.map((person) => ({
        key: person.id,
        cells: [
          <PersonName key="name" person={person} />,
          person.lastOrderOn && <When key="last" at={person.lastOrderOn} />,
          person.orderCount !== null && number(person.orderCount),
          person.revenue !== null && <Amount key="worth" exact minor={person.revenue} />,
        ],
      }))}
    />
  )
}

function PersonName({ person: { id, name, email } }: { person: Person }) {
  return (
    <span className="flex items-center gap-2.5">
      <Avatar name={name} />
      <span className="min-w-0">
        <RecordLink object="contact" id={id} className="row-link block truncate font-medium">
          {name}
        </RecordLink>
        {email && <span className="block truncate text-small text-muted">{email}</span>}
      </span>
    </span>
  )
}
