import { durationWords } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { CalendarCheck, Plus } from 'lucide-react'
import { useState } from 'react'
import { apiQuery, type ListPage } from '../../../app/api-query.ts'
import { CreateDialog } from '../../../records/page/CreateDialog.tsx'
import { Button } from '../../../ui/Button.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ExternalLink, Link } from '../../../ui/Link.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Answer } from '../Answer.tsx'
import { Guarded } from '../Guarded.tsx'
import { change } from '../pipelines/pipelines.ts'
import { Row, Rows } from '../Rows.tsx'

interface BookingPage {
  id: string
  name: string
  slug: string
  status: 'draft' | 'open' | 'closed'
  /** Seconds. */
  lasts: number
  host: { id: string; name: string } | null
  team: { id: string; name: string } | null
}

const pagesQuery = apiQuery<ListPage<BookingPage>>('booking-pages', {
  sort: 'name',
  limit: 100,
  include: 'host,team',
})

/** The pages on which people outside the business choose a time to meet us. */
export function BookingPages() {
  const [isNew, setNew] = useState(false)
  const asked = useQuery({ ...pagesQuery, meta: { topics: ['booking-pages'] } })
  return (
    <Guarded permission="bookingPage.update" what="the booking pages">
      <PageHeader
        title="Booking"
        description="Pages on which people choose a time to meet you: in working hours, when nobody is away and nothing else stands in the calendar."
        actions={
          <Button variant="primary" icon={<Plus />} onClick={() => setNew(true)}>
            Make a page
          </Button>
        }
      />
      <Answer asked={asked} what="the booking pages">
        {({ data }) =>
          data.length === 0 ? (
            <EmptyState title="No booking page yet." icon={<CalendarCheck aria-hidden="true" />}>
              Make one for yourself or a team, open it, and put its address where people look for you.
            </EmptyState>
          ) : (
            <Rows label="Booking pages">
              {data.map((page) => (
                <PageRow key={page.id} page={page} />
              ))}
            </Rows>
          )
        }
      </Answer>
      <CreateDialog object="bookingPage" open={isNew} onOpenChange={setNew} />
    </Guarded>
  )
}

function PageRow({ page }: { page: BookingPage }) {
  const { id, name, slug, status, lasts, host, team } = page
  const address = `${location.origin}/b/${slug}`
  const isOpen = status === 'open'
  const turn = () =>
    change(isOpen ? `“${name}” is closed.` : `“${name}” is open.`, 'PATCH', `booking-pages/${id}`, {
      status: isOpen ? 'closed' : 'open',
    })
  const whom = host ? `with ${host.name}` : team ? `with one of ${team.name}` : 'with nobody'
  return (
    <Row
      lead={<CalendarCheck />}
      title={
        <Link to="/$objectPath/$recordId" params={{ objectPath: 'booking-pages', recordId: id }}>
          {name}
        </Link>
      }
      detail={
        <>
          {durationWords(lasts)} {whom} ·{' '}
          {isOpen ? (
            <ExternalLink href={address}>/b/{slug}</ExternalLink>
          ) : status === 'draft' ? (
            'a draft, seen by nobody outside'
          ) : (
            'closed'
          )}
        </>
      }
      end={
        <>
          {isOpen && <CopyButton text={address} label="Copy the address" />}
          <Button variant="quiet" onClick={() => void turn()}>
            {isOpen ? 'Close' : 'Open'}
          </Button>
        </>
      }
    />
  )
}
