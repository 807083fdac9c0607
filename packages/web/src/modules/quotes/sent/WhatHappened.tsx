import { useQuery } from '@tanstack/react-query'
import { apiQuery, type ListPage } from '../../../app/api-query.ts'
import { useMay } from '../../../app/session.ts'
import { RecordLink } from '../../../records/objects/RecordLink.tsx'
import { DefinitionList } from '../../../ui/DefinitionList.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { When } from '../../../ui/When.tsx'
import type { Strokes } from '../public/SignaturePad.tsx'
import type { Quote } from '../quote.ts'

interface Acceptance {
  id: string
  signedBy: string
  signedAt: string
  signature: Strokes | null
  address: string | null
  documentHash: string
  order?: { id: string; number: string | null } | null
}

/** Sent, read, decided on: with the signature and what proves it. */
export function WhatHappened({ quote }: { quote: Quote }) {
  const moment = (at: string | null) => at && <When at={at} />
  return (
    <aside aria-label="What happened" className="space-y-8 xl:w-80">
      <section>
        <SectionHeader title="What happened" />
        <DefinitionList
          items={[
            { term: 'For', detail: quote.contactId && <Named object="contact" id={quote.contactId} /> },
            { term: 'Company', detail: quote.companyId && <Named object="company" id={quote.companyId} /> },
            { term: 'Deal', detail: quote.dealId && <Named object="deal" id={quote.dealId} /> },
            { term: 'Sent', detail: moment(quote.sentAt) },
            { term: 'First read', detail: moment(quote.viewedAt) ?? 'not yet' },
            { term: 'Valid until', detail: quote.validUntil && <When at={quote.validUntil} /> },
            { term: quote.status === 'declined' ? 'Declined' : 'Accepted', detail: moment(quote.decidedAt) },
            { term: 'Why', detail: quote.declineReason },
          ].filter(({ detail }) => detail)}
        />
      </section>
      {quote.status === 'accepted' && <MadeContracts quoteId={quote.id} />}
      {quote.status === 'accepted' && <Evidence quoteId={quote.id} />}
    </aside>
  )
}

const titles = { contact: 'name', company: 'name', deal: 'title' } as const
const paths = { contact: 'contacts', company: 'companies', deal: 'deals' } as const

function Named({ object, id }: { object: keyof typeof titles; id: string }) {
  const field = titles[object]
  const { data } = useQuery(apiQuery<Record<string, string>>(`${paths[object]}/${id}`, { fields: [field] }))
  return (
    <RecordLink object={object} id={id} className="underline decoration-faint">
      {data?.[field] ?? 'Open'}
    </RecordLink>
  )
}

/** What recurs and so became a contract. */
function MadeContracts({ quoteId }: { quoteId: string }) {
  const may = useMay()
  const { moneyExact } = useFormat()
  const { data } = useQuery({
    ...apiQuery<ListPage<{ id: string; number: string; monthly: number; currency: string }>>('contracts', {
      filter: { field: 'quote', op: 'is', value: quoteId },
      limit: 10,
    }),
    enabled: may('contract.read'),
  })
  if (!data || data.data.length === 0) return null
  return (
    <section>
      <SectionHeader title={data.data.length === 1 ? 'Contract' : 'Contracts'} />
      <DefinitionList
        items={data.data.map(({ id, number, monthly, currency }) => ({
          term: number,
          detail: (
            <RecordLink object="contract" id={id} className="underline decoration-faint">
              {moneyExact(monthly, currency)} a month
            </RecordLink>
          ),
        }))}
      />
    </section>
  )
}

function Evidence({ quoteId }: { quoteId: string }) {
  const may = useMay()
  const { data } = useQuery({
    ...apiQuery<ListPage<Acceptance>>('quote-acceptances', {
      filter: { field: 'quote', op: 'is', value: quoteId },
      include: ['order'],
    }),
    enabled: may('quoteAcceptance.read'),
  })
  const acceptance = data?.data[0]
  if (!acceptance) return null
  const { signedBy, signedAt, signature, address, documentHash, order } = acceptance
  return (
    <section>
      <SectionHeader title="Signature" />
      {signature && signature.length > 0 && (
        <svg
          viewBox="0 0 1000 333"
          role="img"
          aria-label={`Signature of ${signedBy}`}
          className="mb-3 w-full border-b border-rule"
        >
          {signature.map((stroke) => (
            <polyline
              key={stroke.join(' ')}
              points={stroke.join(' ')}
              fill="none"
              stroke="currentColor"
              strokeWidth="6"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          ))}
        </svg>
      )}
      <DefinitionList
        items={[
          { term: 'Signed by', detail: signedBy },
          { term: 'Signed', detail: <When at={signedAt} /> },
          { term: 'From address', detail: address },
          {
            term: 'Order',
            detail: order && (
              <RecordLink object="order" id={order.id} className="underline decoration-faint">
                {order.number ?? 'Open'}
              </RecordLink>
            ),
          },
          { term: 'Document', detail: <span className="text-small break-all">SHA-256 {documentHash}</span> },
        ]}
      />
    </section>
  )
}
