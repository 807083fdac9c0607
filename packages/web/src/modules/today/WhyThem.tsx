import { type Definition, DefinitionList } from '../../ui/DefinitionList.tsx'
import { sayDays } from '../../ui/format/say-days.ts'
import { type Format, useFormat } from '../../ui/format/use-format.tsx'
import { Popover } from '../../ui/Popover.tsx'
import type { PersonToday } from './people-query.ts'

/** The facts behind a suggestion, and the rule that made it. */
export function WhyThem({ person }: { person: PersonToday }) {
  const format = useFormat()
  return (
    <Popover
      title={`Why ${person.name}?`}
      trigger={
        <button
          type="button"
          aria-label={`Why ${person.name}?`}
          className="relative rounded-sm text-muted underline decoration-faint underline-offset-3 ring-focus after:absolute after:-inset-1.5 hover:text-ink"
        >
          why?
        </button>
      }
    >
      <p className="mb-2 text-muted">{rules[person.reason]}</p>
      <DefinitionList items={factsOf(person, format)} />
      <p className="mt-2 text-small text-muted">As of {format.day(person.asOf)}.</p>
    </Popover>
  )
}

const rules = {
  late: 'Good customers who are clearly late by their own rhythm and may still be won back. Who is worth most goes first.',
  birthday: 'Good customers whose birthday comes within a week. Who is worth most goes first.',
}

function factsOf(person: PersonToday, format: Format): Definition[] {
  const { day, percent, number } = format
  const { gapDays, recencyDays, stillCustomer, rfmCell, birthday, reason } = person
  return [
    { term: 'Last order', detail: day(person.lastOrderOn) },
    ...(gapDays === null
      ? []
      : [
          { term: 'Usually every', detail: sayDays(gapDays, format) },
          { term: 'Late by', detail: `${number(recencyDays / gapDays, 1)} times the usual` },
        ]),
    { term: 'Days with orders', detail: number(person.purchaseDays) },
    {
      term: 'In fifths, 5 best',
      detail: `${rfmCell[0]} recency, ${rfmCell[1]} frequency, ${rfmCell[2]} money`,
    },
    ...(stillCustomer === null
      ? []
      : [{ term: 'Still a customer', detail: `${percent(stillCustomer)} likely` }]),
    ...(reason === 'birthday' && birthday ? [{ term: 'Born on', detail: day(birthday) }] : []),
  ]
}
