import { useQuery } from '@tanstack/react-query'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { RecordLink } from '../../../records/objects/RecordLink.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { monthName } from '../../../ui/format/month-name.ts'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { PlainTable } from '../../../ui/PlainTable.tsx'
import { SkeletonRows } from '../../../ui/Skeleton.tsx'
import { When } from '../../../ui/When.tsx'
import { creditedDealsQuery, type SellerCommission } from './insight-queries.ts'

export interface CommissionStatementProps {
  seller: SellerCommission | undefined
  month: string
  currency: string
  onClose: () => void
}

/** The deals behind what somebody earned in a month. */
export function CommissionStatement({ seller, month, currency, onClose }: CommissionStatementProps) {
  const { locale, moneyExact } = useFormat()
  if (!seller) return null
  const earned = seller.commission === null ? 'without a plan' : moneyExact(seller.commission, currency)
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`${seller.name}, ${monthName(month, locale, 'long')}`}
      description={`${moneyExact(seller.won, currency)} won: ${earned}.`}
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <Deals {...{ month, currency }} userId={seller.userId} />
    </Dialog>
  )
}

function Deals({ userId, month, currency }: { userId: string; month: string; currency: string }) {
  const { moneyExact, percent } = useFormat()
  const asked = useQuery(creditedDealsQuery(userId, month))
  if (asked.isError) return <ProblemState error={asked.error} what="these deals" onRetry={asked.refetch} />
  if (!asked.data) return <SkeletonRows rows={4} />
  return (
    <PlainTable
      label="Deals"
      columns={[
        { key: 'deal', label: 'Deal' },
        { key: 'won', label: 'Won', className: 'w-24', isWideOnly: true },
        { key: 'share', label: 'Share', align: 'end', className: 'w-20' },
        { key: 'credited', label: 'Credited', align: 'end' },
      ]}
      rows={asked.data.data.map(({ id, title, wonOn, share, credited }) => ({
        key: id,
        cells: [
          <RecordLink key="deal" object="deal" id={id} className="block truncate font-medium">
            {title ?? 'A deal'}
          </RecordLink>,
          <When key="won" at={wonOn} />,
          percent(share, 1),
          moneyExact(credited, currency),
        ],
      }))}
    />
  )
}
