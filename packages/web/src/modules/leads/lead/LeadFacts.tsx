import { RecordLink } from '../../../records/objects/RecordLink.tsx'
import { When } from '../../../ui/When.tsx'
import type { Lead } from './lead.ts'

/** Who asked, for whom, when and by what way; what became of it. */
export function LeadFacts({ lead }: { lead: Lead }) {
  const { contact, company, companyName, source, arrivedAt, deal, lostReason, status } = lead
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      {contact && (
        <RecordLink object="contact" id={contact.id} className="text-ink">
          {contact.name}
        </RecordLink>
      )}
      {company ? (
        <RecordLink object="company" id={company.id} className="text-ink">
          {company.name}
        </RecordLink>
      ) : (
        companyName && <span>{companyName}</span>
      )}
      {source && <span>by {source}</span>}
      <When at={arrivedAt} />
      {deal && (
        <span>
          became{' '}
          <RecordLink object="deal" id={deal.id} className="text-ink">
            {deal.title}
          </RecordLink>
        </span>
      )}
      {status === 'lost' && <span>came to nothing{lostReason && `: ${lostReason}`}</span>}
    </div>
  )
}
