import { addDays, dayAt } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { apiQuery, type ListPage } from '../../app/api-query.ts'
import { useMay } from '../../app/session.ts'
import { RecordLink } from '../../records/objects/RecordLink.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { SectionHeader } from '../../ui/SectionHeader.tsx'
import { When } from '../../ui/When.tsx'

interface ContractDue {
  id: string
  title: string
  endsOn: string
  noticeOn: string
  renewal: 'automatic' | 'quoted'
  monthly: number
  currency: string
  company: { id: string; name: string } | null
  contact: { id: string; name: string } | null
}

const most = 5
/** How long before the notice day a contract is worth a word. */
const daysAhead = 30

/** Contracts whose notice day is near: what happens if nobody says anything, and until when one can. Nothing when there are none. */
export function RenewalsDue() {
  const may = useMay()
  const { timeZone } = useFormat()
  const today = dayAt(new Date(), timeZone)
  const { data } = useQuery({
    ...apiQuery<ListPage<ContractDue>>('contracts', {
      filter: {
        all: [
          { field: 'status', op: 'is', value: 'active' },
          { field: 'renewal', op: 'isNot', value: 'ends' },
          { field: 'noticeOn', op: 'gte', value: today },
          { field: 'noticeOn', op: 'lte', value: addDays(today, daysAhead) },
        ],
      },
      sort: 'noticeOn',
      include: ['company', 'contact'],
      limit: most,
    }),
    enabled: may('contract.read'),
  })
  if (!data || data.data.length === 0) return null
  return (
    <section aria-labelledby="renewals-due">
      <SectionHeader id="renewals-due" title="Renewals due" count={data.count} />
      <ul>
        {data.data.map((contract) => (
          <RenewalRow key={contract.id} contract={contract} />
        ))}
      </ul>
    </section>
  )
}

function RenewalRow({ contract }: { contract: ContractDue }) {
  const { moneyExact, dayShort } = useFormat()
  const { id, title, endsOn, noticeOn, renewal, monthly, currency, company, contact } = contract
  const customer = company?.name ?? contact?.name
  return (
    <li className="border-b border-hairline py-2 last:border-0">
      <RecordLink object="contract" id={id} className="wrap-anywhere">
        {customer ? `${customer}: ${title}` : title}
      </RecordLink>
      <span className="block text-small text-muted">
        {renewal === 'automatic'
          ? `renews after ${dayShort(endsOn)}, notice `
          : `ends ${dayShort(endsOn)} without a new quote, notice `}
        <When at={noticeOn} />
        {` · ${moneyExact(monthly, currency)} a month`}
      </span>
    </li>
  )
}
