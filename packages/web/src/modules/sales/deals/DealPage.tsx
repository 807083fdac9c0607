import { useParams } from '@tanstack/react-router'
import { useMay } from '../../../app/session.ts'
import { useObject } from '../../../records/objects/use-objects.ts'
import { RecordPage } from '../../../records/page/RecordPage.tsx'
import { RelatedList } from '../../../records/page/RelatedList.tsx'
import { type ShownRecord, useRecord } from '../../../records/page/use-record.ts'
import { Composer } from '../../../records/timeline/Composer.tsx'
import { Timeline } from '../../../records/timeline/Timeline.tsx'
import { DealFacts } from './DealFacts.tsx'
import { DealQuotes } from './DealQuotes.tsx'
import { NextStep } from './NextStep.tsx'
import { StageBar } from './StageBar.tsx'
import { StageHistory } from './StageHistory.tsx'

/** The page of a deal: how far it is, what comes next, who has a say, and all that happened. */
export function DealPage() {
  const { dealId = '' } = useParams({ strict: false })
  const may = useMay()
  const object = useObject('deal')
  const { data: deal } = useRecord(object, dealId)
  const contactId = deal?.contactId as string | null | undefined
  const history = { name: 'way', label: 'Way', panel: <StageHistory dealId={dealId} /> }
  const timeline =
    contactId && may('touchpoint.read')
      ? [{ name: 'timeline', label: 'Timeline', panel: <PersonTimeline contactId={contactId} /> }]
      : []
  return (
    <RecordPage
      key={dealId}
      object="deal"
      id={dealId}
      description={deal && <DealFacts deal={deal} />}
      summary={deal && <Head deal={deal} />}
      tabs={[...timeline, ...partsOf(dealId, may), ...quotesOf(dealId, may), history]}
      relations={['tasks', 'notes']}
    />
  )
}

/** What belongs to a deal, called as one says it there. */
function partsOf(dealId: string, may: (permission: string) => boolean) {
  const parts = [
    { name: 'products', label: 'Products', object: 'dealProduct' },
    { name: 'stakeholders', label: 'Stakeholders', object: 'stakeholder' },
  ]
  return parts
    .filter(({ object }) => may(`${object}.read`))
    .map(({ name, label, object }) => ({
      name,
      label,
      panel: <RelatedList object={object} via="deal" id={dealId} />,
    }))
}

function quotesOf(dealId: string, may: (permission: string) => boolean) {
  return may('quote.read') ? [{ name: 'quotes', label: 'Quotes', panel: <DealQuotes dealId={dealId} /> }] : []
}

function Head({ deal }: { deal: ShownRecord }) {
  return (
    <div className="mb-8 space-y-4">
      <StageBar deal={deal} />
      <NextStep deal={deal} />
    </div>
  )
}

function PersonTimeline({ contactId }: { contactId: string }) {
  return (
    <div className="max-w-3xl">
      <Composer contactId={contactId} />
      <Timeline contactId={contactId} />
    </div>
  )
}
