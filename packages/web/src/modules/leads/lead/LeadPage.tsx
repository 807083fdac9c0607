import { useParams } from '@tanstack/react-router'
import { Handshake } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '../../../app/session.ts'
import { useObject } from '../../../records/objects/use-objects.ts'
import { RecordPage } from '../../../records/page/RecordPage.tsx'
import { useRecord } from '../../../records/page/use-record.ts'
import { PersonTimeline } from '../../../records/timeline/PersonTimeline.tsx'
import { Button } from '../../../ui/Button.tsx'
import { ConvertDialog } from './ConvertDialog.tsx'
import { LeadFacts } from './LeadFacts.tsx'
import { LeadHead } from './LeadHead.tsx'
import { isOpen, type Lead } from './lead.ts'

/** The page of a lead: who asked for what, whether anybody answered yet, and the way to a deal. */
export function LeadPage() {
  const { leadId = '' } = useParams({ strict: false })
  const may = useMay()
  const object = useObject('lead')
  const lead = useRecord(object, leadId).data as Lead | undefined
  const [isConverting, setConverting] = useState(false)
  const mayConvert =
    lead && isOpen(lead) && object.may.update && lead.may?.update !== false && may('deal.create')
  return (
    <>
      <RecordPage
        key={leadId}
        object="lead"
        id={leadId}
        description={lead && <LeadFacts lead={lead} />}
        parts={{
          answer: lead && <LeadHead lead={lead} />,
          timeline: lead?.contactId && <PersonTimeline contactId={lead.contactId} />,
        }}
        actions={
          mayConvert && (
            <Button variant="primary" icon={<Handshake />} onClick={() => setConverting(true)}>
              Make it a deal
            </Button>
          )
        }
      />
      {lead && isConverting && <ConvertDialog lead={lead} onClose={() => setConverting(false)} />}
    </>
  )
}
