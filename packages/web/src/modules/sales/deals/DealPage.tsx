import { useParams } from '@tanstack/react-router'
import { useObject } from '../../../records/objects/use-objects.ts'
import { RecordPage } from '../../../records/page/RecordPage.tsx'
import { RelatedList } from '../../../records/page/RelatedList.tsx'
import { type ShownRecord, useRecord } from '../../../records/page/use-record.ts'
import { PersonTimeline } from '../../../records/timeline/PersonTimeline.tsx'
import { DealFacts } from './DealFacts.tsx'
import { DealQuotes } from './DealQuotes.tsx'
import { NextStep } from './NextStep.tsx'
import { StageBar } from './StageBar.tsx'
import { StageHistory } from './StageHistory.tsx'

/** The page of a deal: how far it is, what comes next, who has a say, and all that happened. */
export function DealPage() {
  const { dealId = '' } = useParams({ strict: false })
  const object = useObject('deal')
  const { data: deal } = useRecord(object, dealId)
  const contactId = deal?.contactId as string | null | undefined
  const related = (name: string) => <RelatedList object={name} via="deal" id={dealId} />
  return (
    <RecordPage
      key={dealId}
      object="deal"
      id={dealId}
      description={deal && <DealFacts deal={deal} />}
      parts={{
        stage: deal && <Head deal={deal} />,
        timeline: contactId && <PersonTimeline contactId={contactId} />,
        products: related('dealProduct'),
        stakeholders: related('stakeholder'),
        credits: related('dealCredit'),
        quotes: <DealQuotes dealId={dealId} />,
        way: <StageHistory dealId={dealId} />,
      }}
    />
  )
}

function Head({ deal }: { deal: ShownRecord }) {
  return (
    <div className="mb-8 space-y-4">
      <StageBar deal={deal} />
      <NextStep deal={deal} />
    </div>
  )
}
