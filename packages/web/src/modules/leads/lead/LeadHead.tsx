import { Check, Clock, X } from 'lucide-react'
import { useState } from 'react'
import { useObject } from '../../../records/objects/use-objects.ts'
import { Button } from '../../../ui/Button.tsx'
import { When } from '../../../ui/When.tsx'
import { LostDialog } from './LostDialog.tsx'
import { isOpen, type Lead } from './lead.ts'
import { changeLead } from './lead-verbs.ts'
import { OtherLeads } from './OtherLeads.tsx'

/** What they said, the clock of the first answer, and who looks after it and why. */
export function LeadHead({ lead }: { lead: Lead }) {
  return (
    <div className="mb-8 space-y-4">
      {isOpen(lead) && <ResponseBar lead={lead} />}
      <Said lead={lead} />
      <OtherLeads lead={lead} />
      {lead.assignmentReason && <p className="text-small text-muted">{lead.assignmentReason}</p>}
    </div>
  )
}

function ResponseBar({ lead }: { lead: Lead }) {
  const object = useObject('lead')
  const [isLosing, setLosing] = useState(false)
  const mayEdit = object.may.update && lead.may?.update !== false
  const answered = () => void changeLead(object, lead, { status: 'working' }, `Answered: ${lead.title}`)
  return (
    <section
      aria-label="First answer"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-hairline bg-raised px-4 py-2.5"
    >
      <ResponseClock lead={lead} />
      {mayEdit && (
        <div className="ms-auto flex flex-wrap gap-2">
          <Button variant="quiet" icon={<X />} onClick={() => setLosing(true)}>
            Came to nothing
          </Button>
          {lead.status === 'new' && (
            <Button icon={<Check />} onClick={answered}>
              Answered
            </Button>
          )}
        </div>
      )}
      {isLosing && <LostDialog lead={lead} onClose={() => setLosing(false)} />}
    </section>
  )
}

function ResponseClock({ lead: { respondedAt, responseDueAt, arrivedAt } }: { lead: Lead }) {
  if (respondedAt)
    return (
      <p className="flex items-center gap-2">
        <Check className="size-4 text-good" aria-hidden="true" />
        <span>
          Answered {sayDuration(arrivedAt, respondedAt)} after it came
          {responseDueAt && respondedAt > responseDueAt && ', later than promised'}
        </span>
      </p>
    )
  if (!responseDueAt) return <p className="text-muted">Nobody answered yet.</p>
  const isLate = responseDueAt < new Date().toISOString()
  return (
    <p className="flex items-center gap-2">
      <Clock className={isLate ? 'size-4 text-bad' : 'size-4 text-attention'} aria-hidden="true" />
      <span className={isLate ? 'font-medium text-bad' : undefined}>
        {isLate ? 'An answer was due ' : 'An answer is due '}
        <When at={responseDueAt} />
      </span>
    </p>
  )
}

function sayDuration(from: string, to: string): string {
  const minutes = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000))
  if (minutes < 60) return minutes === 1 ? '1 minute' : `${minutes} minutes`
  const hours = Math.round(minutes / 60)
  if (hours < 48) return hours === 1 ? '1 hour' : `${hours} hours`
  return `${Math.round(hours / 24)} days`
}

function Said({ lead: { answers, message, name, email, phone, companyName } }: { lead: Lead }) {
  const given = [
    { field: 'name', label: 'Name', text: name },
    { field: 'email', label: 'E-mail', text: email },
    { field: 'phone', label: 'Phone', text: phone },
    { field: 'company', label: 'Company', text: companyName },
    { field: 'message', label: 'Message', text: message },
  ]
  const said = (answers ?? given).filter(({ text }) => text)
  if (said.length === 0) return null
  return (
    <dl className="grid max-w-3xl grid-cols-1 gap-x-6 gap-y-1.5 sm:grid-cols-[minmax(7rem,12rem)_minmax(0,1fr)]">
      {said.map(({ field, label, text }) => (
        <div key={field} className="contents">
          <dt className="text-muted max-sm:mt-1.5">{label}</dt>
          <dd className="whitespace-pre-line wrap-anywhere">{text}</dd>
        </div>
      ))}
    </dl>
  )
}
