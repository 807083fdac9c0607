import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Mail, Phone } from 'lucide-react'
import { RecordPage } from '../../records/page/RecordPage.tsx'
import { PersonTimeline } from '../../records/timeline/PersonTimeline.tsx'
import { buttonLook } from '../../ui/button-look.ts'
import { type Contact, contactQuery } from './contact-query.ts'
import { Estimates } from './estimates/Estimates.tsx'
import { Memory } from './memory/Memory.tsx'
import { OrdersTab } from './orders/OrdersTab.tsx'
import { WhoTheyAre } from './WhoTheyAre.tsx'

/** The page of a person. */
export function ContactPage() {
  const { contactId = '' } = useParams({ strict: false })
  const { data: contact } = useQuery(contactQuery(contactId))
  return (
    <RecordPage
      key={contactId}
      object="contact"
      id={contactId}
      description={contact && <WhoTheyAre contact={contact} />}
      actions={contact && <Reach contact={contact} />}
      parts={{
        remembered: contact && <Remembered contact={contact} />,
        timeline: <PersonTimeline contactId={contactId} />,
        orders: <OrdersTab contactId={contactId} />,
      }}
    />
  )
}

function Remembered({ contact }: { contact: Contact }) {
  return (
    <section
      aria-labelledby="remembered"
      className="mb-8 rounded-lg border border-hairline bg-raised px-5 py-4"
    >
      <h2 id="remembered" className="mb-1.5 text-small text-muted">
        What a good shopkeeper would remember
      </h2>
      <Memory contact={contact} />
      <Estimates contact={contact} />
    </section>
  )
}

function Reach({ contact: { email, phone, name } }: { contact: Contact }) {
  return (
    <>
      {email && (
        <a href={`mailto:${email}`} className={buttonLook('secondary')} title={email}>
          <Mail aria-hidden="true" />
          Write<span className="sr-only"> to {name}</span>
        </a>
      )}
      {phone && (
        <a href={`tel:${phone}`} className={buttonLook('secondary')} title={phone}>
          <Phone aria-hidden="true" />
          Call<span className="sr-only"> {name}</span>
        </a>
      )}
    </>
  )
}
