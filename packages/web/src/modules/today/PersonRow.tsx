import { RecordLink } from '../../records/objects/RecordLink.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { PersonActs } from './PersonActs.tsx'
import type { PersonToday } from './people-query.ts'
import { sayExpected, sayFavourite, sayReason, standingOf } from './say-person.ts'
import { WhyThem } from './WhyThem.tsx'

/** One person, why a word is worth it, and the ways to have it. */
export function PersonRow({ person }: { person: PersonToday }) {
  const format = useFormat()
  const expected = sayExpected(person, format)
  const favourite = sayFavourite(person, format)
  return (
    <li className="flex gap-3.5 border-b border-hairline py-4">
      <span className="pt-0.5 max-sm:hidden">
        <Avatar name={person.name} />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline gap-x-2.5">
          <h3 className="font-serif text-name">
            <RecordLink object="contact" id={person.contactId}>
              {person.name}
            </RecordLink>
          </h3>
          <span className="text-small text-muted">{standingOf(person)}</span>
        </div>
        <p className="mt-0.5">
          {sayReason(person, format)} <WhyThem person={person} />
        </p>
        <p className="text-muted">{[expected, favourite].filter(Boolean).join(' ')}</p>
        <PersonActs person={person} />
      </div>
    </li>
  )
}
