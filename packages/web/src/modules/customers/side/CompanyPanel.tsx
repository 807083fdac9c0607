import { useQuery } from '@tanstack/react-query'
import type { PanelProps } from '../../../app/web-module.ts'
import { RecordLink } from '../../../records/objects/RecordLink.tsx'
import { contactQuery } from '../contact-query.ts'

/** For whom somebody works, or buys. */
export default function CompanyPanel({ recordId }: PanelProps) {
  const { data } = useQuery(contactQuery(recordId))
  const company = data?.company
  if (!company) return <p className="text-muted">None. It can be set under Details.</p>
  const about = [company.industry, company.city].filter(Boolean).join(' · ')
  return (
    <p>
      <RecordLink object="company" id={company.id} className="font-medium">
        {company.name}
      </RecordLink>
      {about && <span className="block text-muted">{about}</span>}
    </p>
  )
}
